package org.shenfa.letters.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Pace;
import org.shenfa.access.Role;
import org.shenfa.deadlines.Counting;
import org.shenfa.deadlines.Rule;
import org.shenfa.letters.LetterEvent;
import org.shenfa.letters.LetterForm;
import org.shenfa.letters.LetterKind;
import org.shenfa.letters.LetterStatus;
import org.shenfa.letters.Receiving;
import org.shenfa.letters.Suspicion;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.site.Outline;
import org.shenfa.site.SiteSettings;
import org.shenfa.vault.Identity;
import org.shenfa.workdays.Calendar;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * 我要写信、查询: for everybody, without account, cookie or script. The code is in no address, so that no
 * link, log or history can hold it.
 */
@Controller
class LetterPages {
  private static final Duration LEAST = Duration.ofSeconds(3);
  private static final int ADDRESSES = 10_000;

  private final Receiving receiving;
  private final LetterStatus status;
  private final Outline outline;
  private final SiteSettings site;
  private final Calendar calendar;
  private final Proofs proofs;
  private final Clock clock;
  private final FormToken tokens = new FormToken();
  private final Pace usual;
  private final Pace daily;
  private final Pace flood;
  private final Pace guesses;

  LetterPages(
      Receiving receiving,
      LetterStatus status,
      Outline outline,
      SiteSettings site,
      Calendar calendar,
      Proofs proofs,
      Clock clock) {
    this.receiving = receiving;
    this.status = status;
    this.outline = outline;
    this.site = site;
    this.calendar = calendar;
    this.proofs = proofs;
    this.clock = clock;
    this.usual = new Pace(3, Duration.ofMinutes(15), ADDRESSES, clock);
    this.daily = new Pace(10, Duration.ofDays(1), ADDRESSES, clock);
    this.flood = new Pace(60, Duration.ofMinutes(15), ADDRESSES, clock);
    this.guesses = new Pace(20, Duration.ofHours(1), ADDRESSES, clock);
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
    frame(response, model, code);
    model.addAttribute("kinds", List.of(LetterKind.values()));
    model.addAttribute("typed", typed);
    model.addAttribute("violations", violations);
    model.addAttribute("token", token.isEmpty() ? tokens.issue(clock.instant()) : token);
    model.addAttribute("challenge", proofs.challenge(clock.instant()));
    model.addAttribute(
        "promise", promised(clock.instant()).map(Counting.Counted::due).orElse(null));
    outline.figures().ifPresent(f -> model.addAttribute("figures", f));
    return "letters/write";
  }

  private void frame(HttpServletResponse response, Model model, HttpStatus code) {
    response.setStatus(code.value());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    model.addAttribute("site", site);
    model.addAttribute("frame", outline.frame());
  }

  private Optional<Counting.Counted> promised(Instant from) {
    try {
      return Optional.of(Counting.count(Rule.LETTER_PROMISE.term(), from, List.of(), calendar));
    } catch (Violations noCalendar) {
      return Optional.empty();
    }
  }

  @PostMapping("/_/letters")
  @MayEnter(Role.ANYONE)
  String submit(HttpServletRequest request, HttpServletResponse response, Model model) {
    var typed = parameters(request);
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
      var form = read(typed);
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
      var receipt = receiving.submit(opened.sent(), form, uploads(request), suspicions);
      frame(response, model, HttpStatus.OK);
      model.addAttribute("receipt", receipt);
      model.addAttribute("promised", promised(now).orElse(null));
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

  /** What was chosen, empty fields left out; a body that cannot be read has none. */
  private static List<LetterForm.Upload> uploads(HttpServletRequest request) {
    if (!(request instanceof MultipartHttpServletRequest parts)) {
      return List.of();
    }
    var all = new ArrayList<LetterForm.Upload>();
    for (var part : parts.getFiles("files")) {
      var name = Optional.ofNullable(part.getOriginalFilename()).orElse("");
      if (!name.isEmpty() && all.size() < 10) {
        try {
          all.add(new LetterForm.Upload(name, part.getBytes()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return all;
  }

  private boolean many(String address) {
    var lately = usual.allows(address);
    var today = daily.allows(address);
    return !lately || !today;
  }

  private static LetterForm read(Map<String, String> typed) {
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
        typed.containsKey("publish"));
  }

  @GetMapping("/_/letters/status")
  @MayEnter(Role.ANYONE)
  String ask(HttpServletResponse response, Model model) {
    return ask(response, model, "", HttpStatus.OK, "");
  }

  private String ask(
      HttpServletResponse response, Model model, String number, HttpStatus code, String sorry) {
    frame(response, model, code);
    model.addAttribute("number", number);
    model.addAttribute("sorry", sorry);
    return "letters/ask";
  }

  @PostMapping("/_/letters/status")
  @MayEnter(Role.ANYONE)
  String show(HttpServletRequest request, HttpServletResponse response, Model model) {
    return shown(request, response, model, parameters(request), List.of(), "");
  }

  private String shown(
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      Map<String, String> typed,
      List<Violation> violations,
      String said) {
    var number = typed.getOrDefault("number", "");
    var code = typed.getOrDefault("code", "");
    var address = request.getRemoteAddr();
    var found =
        guesses.spent(address) ? Optional.<LetterStatus.Shown>empty() : status.of(number, code);
    if (found.isEmpty()) {
      guesses.allows(address);
      return ask(
          response, model, number, HttpStatus.NOT_FOUND, "没有找到这封信：编号和查询码要一起对上。输错几次以后要等一刻钟再试。");
    }
    frame(response, model, violations.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    model.addAttribute("letter", found.get());
    model.addAttribute("code", code);
    model.addAttribute("typed", typed);
    model.addAttribute("violations", violations);
    model.addAttribute("said", said);
    var petition = found.get().lines().stream().anyMatch(l -> l.event() == LetterEvent.TO_PETITION);
    model.addAttribute("trace", petition ? null : promised(found.get().received()).orElse(null));
    return "letters/status";
  }

  @PostMapping("/_/letters/act")
  @MayEnter(Role.ANYONE)
  String act(HttpServletRequest request, HttpServletResponse response, Model model) {
    var typed = parameters(request);
    if (guesses.spent(request.getRemoteAddr())) {
      return ask(
          response,
          model,
          typed.getOrDefault("number", ""),
          HttpStatus.NOT_FOUND,
          "没有找到这封信：编号和查询码要一起对上。输错几次以后要等一刻钟再试。");
    }
    try {
      var done =
          status.act(
              typed.getOrDefault("number", ""),
              typed.getOrDefault("code", ""),
              typed.getOrDefault("what", ""),
              typed.getOrDefault("words", ""),
              rating(typed));
      return shown(request, response, model, typed, List.of(), done ? "已经办妥，下面是现在的情况。" : "");
    } catch (Violations refused) {
      return shown(request, response, model, typed, refused.all(), "");
    }
  }

  private static LetterStatus.@Nullable Rating rating(Map<String, String> typed) {
    var solved = typed.getOrDefault("solved", "");
    var attitude = typed.getOrDefault("attitude", "");
    var speed = typed.getOrDefault("speed", "");
    return solved.matches("yes|no") && attitude.matches("[1-5]") && speed.matches("[1-5]")
        ? new LetterStatus.Rating(
            solved.equals("yes"), Integer.parseInt(attitude), Integer.parseInt(speed))
        : null;
  }

  /** The first value of each field. */
  private static Map<String, String> parameters(HttpServletRequest request) {
    var all = new TreeMap<String, String>();
    request.getParameterMap().forEach((name, values) -> all.put(name, values[0]));
    return all;
  }
}
