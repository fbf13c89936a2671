package org.shenfa.letters.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.shenfa.access.FormToken;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Pace;
import org.shenfa.access.Proofs;
import org.shenfa.access.Role;
import org.shenfa.deadlines.Counting;
import org.shenfa.deadlines.Rule;
import org.shenfa.letters.LetterForm;
import org.shenfa.letters.LetterKind;
import org.shenfa.letters.Receiving;
import org.shenfa.letters.Suspicion;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.reminders.CitizenMail;
import org.shenfa.site.Outline;
import org.shenfa.vault.Identity;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** 我要写信: for everybody, without account, cookie or script. */
@Controller
class LetterPages {
  private static final Duration LEAST = Duration.ofSeconds(3);
  private static final int ADDRESSES = 10_000;

  private final Receiving receiving;
  private final CitizenMail mail;
  private final LetterVisit visit;
  private final Outline outline;
  private final Proofs proofs;
  private final Clock clock;
  private final FormToken tokens = new FormToken();
  private final Pace usual;
  private final Pace daily;
  private final Pace flood;

  LetterPages(
      Receiving receiving,
      CitizenMail mail,
      LetterVisit visit,
      Outline outline,
      Proofs proofs,
      Clock clock) {
    this.receiving = receiving;
    this.mail = mail;
    this.visit = visit;
    this.outline = outline;
    this.proofs = proofs;
    this.clock = clock;
    this.usual = new Pace(3, Duration.ofMinutes(15), ADDRESSES, clock);
    this.daily = new Pace(10, Duration.ofDays(1), ADDRESSES, clock);
    this.flood = new Pace(60, Duration.ofMinutes(15), ADDRESSES, clock);
  }

  @GetMapping("/_/letters")
  @MayEnter(Role.ANYONE)
  String write(HttpServletResponse response, Model model) {
    return form(response, model, Map.of(), List.of(), HttpStatus.OK, "");
  }

  private String form(
      HttpServletResponse response,
      Model model,
      Map<String, String> typed,
      List<Violation> violations,
      HttpStatus code,
      String token) {
    visit.frame(response, model, code);
    model.addAttribute("mail", mail.possible());
    model.addAttribute("kinds", List.of(LetterKind.values()));
    model.addAttribute("typed", typed);
    model.addAttribute("violations", violations);
    model.addAttribute("token", token.isEmpty() ? tokens.issue(clock.instant()) : token);
    model.addAttribute("challenge", proofs.challenge(clock.instant()));
    model.addAttribute(
        "promise", visit.promised(clock.instant()).map(Counting.Counted::due).orElse(null));
    outline.figures().ifPresent(f -> model.addAttribute("figures", f));
    return "letters/write";
  }

  @PostMapping("/_/letters")
  @MayEnter(Role.ANYONE)
  String submit(HttpServletRequest request, HttpServletResponse response, Model model) {
    var typed = LetterVisit.typed(request);
    var now = clock.instant();
    var token = typed.getOrDefault("token", "");
    if (!flood.allows(request.getRemoteAddr())) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "900");
      return form(
          response,
          model,
          typed,
          List.of(
              new Violation(
                  Rule.LETTER_TRIAGE.clause(), null, "从您所在的网络来信太多，请过一刻钟再提交，或者打电话给我们；写好的内容还在下面。")),
          HttpStatus.TOO_MANY_REQUESTS,
          token);
    }
    try {
      var opened = tokens.read(token);
      var form = read(typed, mail.possible() && typed.containsKey("told"));
      form.check();
      var suspicions = EnumSet.noneOf(Suspicion.class);
      if (!typed.getOrDefault("homepage", "").isEmpty()) {
        suspicions.add(Suspicion.TRAP);
      }
      if (opened.within(LEAST, now)) {
        suspicions.add(Suspicion.HASTE);
      }
      if (many(request.getRemoteAddr()) && !proofs.holds(typed.getOrDefault("proof", ""), now)) {
        suspicions.add(Suspicion.MANY);
      }
      var receipt = receiving.submit(opened.sent(), form, LetterVisit.uploads(request), suspicions);
      visit.frame(response, model, HttpStatus.OK);
      model.addAttribute("receipt", receipt);
      model.addAttribute("from", now);
      model.addAttribute("told", form.told());
      model.addAttribute("promised", visit.promised(now).orElse(null));
      return "letters/receipt";
    } catch (Violations refused) {
      return form(response, model, typed, refused.all(), HttpStatus.UNPROCESSABLE_CONTENT, token);
    } catch (DataAccessException e) {
      return form(
          response,
          model,
          typed,
          List.of(
              new Violation(
                  Rule.LETTER_TRIAGE.clause(), null, "来信暂时收不下，请过几分钟再提交；写好的内容还在下面，重复提交也只算一封。")),
          HttpStatus.SERVICE_UNAVAILABLE,
          token);
    }
  }

  private boolean many(String address) {
    var lately = usual.allows(address);
    var today = daily.allows(address);
    return !lately || !today;
  }

  private static LetterForm read(Map<String, String> typed, boolean told) {
    return new LetterForm(
        Arrays.stream(LetterKind.values())
            .filter(k -> k.name().equals(typed.get("kind")))
            .findFirst()
            .orElse(LetterKind.UNSURE),
        typed.getOrDefault("title", ""),
        typed.getOrDefault("body", ""),
        typed.getOrDefault("place", ""),
        new Identity(
            typed.getOrDefault("name", ""),
            typed.getOrDefault("phone", ""),
            typed.getOrDefault("mail", ""),
            "",
            ""),
        typed.containsKey("publish"),
        told);
  }
}
