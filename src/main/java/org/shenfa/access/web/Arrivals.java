package org.shenfa.access.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.shenfa.access.Devices;
import org.shenfa.access.SignedIn;
import org.shenfa.access.Source;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** 登录一步: where a request comes from, and the session that goes on after a step was right. */
@Component
class Arrivals {
  private static final String COOKIE = "shenfa-device";

  private final HttpSessionSecurityContextRepository contexts =
      new HttpSessionSecurityContextRepository();
  private final Devices devices;

  Arrivals(Devices devices) {
    this.devices = devices;
  }

  /** A device without a mark of ours is given a name here; it carries it once it has arrived. */
  Source source(HttpServletRequest request) {
    return new Source(request.getRemoteAddr(), known(request).orElseGet(devices::name));
  }

  private Optional<String> known(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(c -> c.getName().equals(COOKIE))
        .map(Cookie::getValue)
        .flatMap(v -> devices.read(v).stream())
        .findFirst();
  }

  /** Marks the device, for it has signed in. */
  void mark(HttpServletRequest request, HttpServletResponse response, Source source) {
    Stream.ofNullable(source.device())
        .forEach(name ->
            response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, devices.signed(name))
                    .path("/desk")
                    .httpOnly(true)
                    .secure(request.isSecure())
                    .sameSite("Strict")
                    .maxAge(Duration.ofDays(400))
                    .build()
                    .toString()));
  }

  /** Goes on as {@code now}, under a new session id. */
  void goOn(HttpServletRequest request, HttpServletResponse response, SignedIn now) {
    request.changeSessionId();
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(Security.signedIn(now));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }

  void end(HttpServletRequest request) {
    SecurityContextHolder.clearContext();
    request.getSession().invalidate();
  }
}
