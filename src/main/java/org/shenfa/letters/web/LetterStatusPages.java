package org.shenfa.letters.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Pace;
import org.shenfa.access.Role;
import org.shenfa.letters.LetterEvent;
import org.shenfa.letters.LetterStatus;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * 查询来信: what a writer sees and does, by number and code. The code is in no address, so that no
 * link, log or history can hold it, and opening an address changes nothing.
 */
@Controller
class LetterStatusPages {
  private static final int ADDRESSES = 10_000;
  private static final String SORRY = "没有找到这封信：编号和查询码要一起对上。输错几次以后要等一刻钟再试。";

  private final LetterStatus status;
  private final LetterVisit visit;
  private final Pace guesses;

  LetterStatusPages(LetterStatus status, LetterVisit visit, Clock clock) {
    this.status = status;
    this.visit = visit;
    this.guesses = new Pace(20, Duration.ofHours(1), ADDRESSES, clock);
  }

  @GetMapping("/_/letters/status")
  @MayEnter(Role.ANYONE)
  String ask(HttpServletResponse response, Model model) {
    return ask(response, model, "", HttpStatus.OK, "");
  }

  private String ask(
      HttpServletResponse response, Model model, String number, HttpStatus code, String sorry) {
    visit.frame(response, model, code);
    model.addAttribute("number", number);
    model.addAttribute("sorry", sorry);
    return "letters/ask";
  }

  @PostMapping("/_/letters/status")
  @MayEnter(Role.ANYONE)
  String show(HttpServletRequest request, HttpServletResponse response, Model model) {
    return shown(request, response, model, LetterVisit.typed(request), List.of(), "");
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
      return ask(response, model, number, HttpStatus.NOT_FOUND, SORRY);
    }
    visit.frame(
        response, model, violations.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    model.addAttribute("letter", found.get());
    model.addAttribute("code", code);
    model.addAttribute("typed", typed);
    model.addAttribute("violations", violations);
    model.addAttribute("said", said);
    var petition = found.get().lines().stream().anyMatch(l -> l.event() == LetterEvent.TO_PETITION);
    model.addAttribute(
        "trace", petition ? null : visit.promised(found.get().received()).orElse(null));
    return "letters/status";
  }

  @PostMapping("/_/letters/act")
  @MayEnter(Role.ANYONE)
  String act(HttpServletRequest request, HttpServletResponse response, Model model) {
    var typed = LetterVisit.typed(request);
    if (guesses.spent(request.getRemoteAddr())) {
      return ask(response, model, typed.getOrDefault("number", ""), HttpStatus.NOT_FOUND, SORRY);
    }
    try {
      var done = done(request, typed);
      // What is kept now need not be typed again.
      typed.remove("words");
      return shown(request, response, model, typed, List.of(), done ? "已经办妥，下面是现在的情况。" : "");
    } catch (Violations refused) {
      return shown(request, response, model, typed, refused.all(), "");
    }
  }

  private boolean done(HttpServletRequest request, Map<String, String> typed) {
    var number = typed.getOrDefault("number", "");
    var code = typed.getOrDefault("code", "");
    var what = typed.getOrDefault("what", "");
    var words = typed.getOrDefault("words", "");
    return what.equals("SUPPLEMENT")
        ? status.supplement(number, code, words, LetterVisit.uploads(request))
        : status.act(number, code, what, words, rating(typed));
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
}
