package org.shenfa.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.shenfa.access.SignedIn;
import org.shenfa.access.SigningIn;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * 权限以此刻为准: what a signed-in person holds is read again on each request; a session ends with the
 * account, with the last right, or after eight hours.
 */
class RightsAsOfNow extends OncePerRequestFilter {
  private static final Duration LONGEST = Duration.ofHours(8);

  private final SigningIn signingIn;
  private final Clock clock;

  RightsAsOfNow(SigningIn signingIn, Clock clock) {
    this.signingIn = signingIn;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var context = SecurityContextHolder.getContext();
    var authentication = context.getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof SignedIn then) {
      var now = signingIn.again(then);
      var session = request.getSession(false);
      var tooOld =
          session != null
              && Instant.ofEpochMilli(session.getCreationTime())
                  .plus(LONGEST)
                  .isBefore(clock.instant());
      if (now.isEmpty() || tooOld) {
        SecurityContextHolder.clearContext();
        if (session != null) {
          session.invalidate();
        }
      } else {
        var fresh = SecurityContextHolder.createEmptyContext();
        fresh.setAuthentication(Security.signedIn(now.get()));
        SecurityContextHolder.setContext(fresh);
      }
    }
    chain.doFilter(request, response);
  }
}
