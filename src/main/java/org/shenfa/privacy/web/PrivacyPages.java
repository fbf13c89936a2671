package org.shenfa.privacy.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.shenfa.Shenfa;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Pace;
import org.shenfa.access.Role;
import org.shenfa.privacy.OwnData;
import org.shenfa.privacy.RetentionTerms;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.site.Outline;
import org.shenfa.site.SiteSettings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * 我的个人信息: what is kept of a person, who looked at it, erasure and its certificate. Number and code
 * are sent in the body, so that no address and no log holds them; nothing is changed by a link.
 */
@Controller
class PrivacyPages {
  private static final String SORRY = "没有找到：编号和查询码要一起对上。输错几次以后要等一刻钟再试。";

  private final OwnData data;
  private final RetentionTerms terms;
  private final Outline outline;
  private final SiteSettings site;
  private final Clock clock;
  private final Pace guesses;

  PrivacyPages(
      OwnData data, RetentionTerms terms, Outline outline, SiteSettings site, Clock clock) {
    this.data = data;
    this.terms = terms;
    this.outline = outline;
    this.site = site;
    this.clock = clock;
    this.guesses = new Pace(20, Duration.ofHours(1), 10_000, clock);
  }

  @GetMapping("/_/privacy")
  @MayEnter(Role.ANYONE)
  String ask(HttpServletResponse response, Model model) {
    return ask(response, model, "", HttpStatus.OK, "");
  }

  private String ask(
      HttpServletResponse response, Model model, String number, HttpStatus code, String sorry) {
    frame(response, model, code);
    model.addAttribute("number", number);
    model.addAttribute("sorry", sorry);
    model.addAttribute("terms", terms.inForce(today()));
    return "privacy/ask";
  }

  private void frame(HttpServletResponse response, Model model, HttpStatus code) {
    response.setStatus(code.value());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    model.addAttribute("site", site);
    model.addAttribute("frame", outline.frame());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Shenfa.ZONE);
  }

  @PostMapping("/_/privacy")
  @MayEnter(Role.ANYONE)
  String show(
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return shown(found(request, number, code), response, model, number, code, List.of(), "");
  }

  private Optional<OwnData.Shown> found(HttpServletRequest request, String number, String code) {
    return guesses.allows(request.getRemoteAddr())
        ? data.of(plain(number), code)
        : Optional.empty();
  }

  private String shown(
      Optional<OwnData.Shown> found,
      HttpServletResponse response,
      Model model,
      String number,
      String code,
      List<Violation> violations,
      String said) {
    if (found.isEmpty()) {
      return ask(response, model, plain(number), HttpStatus.NOT_FOUND, SORRY);
    }
    frame(response, model, violations.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    model.addAttribute("of", found.get());
    model.addAttribute("code", code);
    model.addAttribute("day", today());
    model.addAttribute("violations", violations);
    model.addAttribute("said", said);
    return "privacy/own";
  }

  @PostMapping("/_/privacy/erasure")
  @MayEnter(Role.ANYONE)
  String erasure(
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var known = found(request, number, code);
    if (known.isEmpty()) {
      return ask(response, model, plain(number), HttpStatus.NOT_FOUND, SORRY);
    }
    try {
      data.askErasure(plain(number), code);
      return shown(
          data.of(plain(number), code), response, model, number, code, List.of(), "已经收到您的删除请求。");
    } catch (Violations refused) {
      return shown(known, response, model, number, code, refused.all(), "");
    }
  }

  /** The certificate as a text file; to a wrong code it is not there. */
  @PostMapping("/_/privacy/certificate")
  @MayEnter(Role.ANYONE)
  ResponseEntity<byte[]> certificate(
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request) {
    var certificate = found(request, number, code).map(OwnData.Shown::certificate);
    if (certificate.isEmpty()) {
      return text(HttpStatus.NOT_FOUND, SORRY);
    }
    return text(HttpStatus.OK, certificate.get().text());
  }

  private static ResponseEntity<byte[]> text(HttpStatus status, String words) {
    return ResponseEntity.status(status)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"certificate.txt\"")
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .body(words.getBytes(StandardCharsets.UTF_8));
  }

  private static String plain(String number) {
    var known = number.replace("\0", "").strip();
    return known.substring(0, Math.min(20, known.length()));
  }
}
