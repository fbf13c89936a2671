package org.shenfa.concerns.web;

import static org.shenfa.regulation.Clause.MEASURES_13_1;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.concerns.Concern;
import org.shenfa.concerns.ConcernClock;
import org.shenfa.concerns.ConcernNotice;
import org.shenfa.concerns.ConcernRegister;
import org.shenfa.concerns.ConcernState;
import org.shenfa.concerns.Concerns;
import org.shenfa.concerns.Evaluation;
import org.shenfa.concerns.Level;
import org.shenfa.concerns.Reassessing;
import org.shenfa.concerns.Source;
import org.shenfa.concerns.Unanswered;
import org.shenfa.organization.Organization;
import org.shenfa.regulation.Violations;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 关切台账: what was noticed, how it stands, and the steps that lead from one state to the next. */
@Controller
public class ConcernPages {
  private static final String PAGE = "redirect:/desk/concerns/";

  private final Concerns concerns;
  private final ConcernRegister register;
  private final Reassessing reassessing;
  private final Unanswered unanswered;
  private final Organization organization;
  private final Clock clock;

  ConcernPages(
      Concerns concerns,
      ConcernRegister register,
      Reassessing reassessing,
      Unanswered unanswered,
      Organization organization,
      Clock clock) {
    this.concerns = concerns;
    this.register = register;
    this.reassessing = reassessing;
    this.unanswered = unanswered;
    this.organization = organization;
    this.clock = clock;
  }

  /** One line of the register, with the clock that ends first of those that run. */
  public record Line(Concern concern, @Nullable ConcernClock clock) {}

  @GetMapping("/desk/concerns")
  @MayEnter(Role.STAFF)
  String register(@AuthenticationPrincipal SignedIn me, Model model) {
    var seen = register.seen(me.person());
    model.addAttribute("open", lines(seen, ConcernState.FOUND, ConcernState.RESPONDED));
    model.addAttribute("over", lines(seen, ConcernState.CONCLUDED, ConcernState.ARCHIVED));
    model.addAttribute(
        "dropped", lines(seen, ConcernState.NO_RESPONSE_NEEDED, ConcernState.NO_RESPONSE_NEEDED));
    model.addAttribute("merged", lines(seen, ConcernState.MERGED, ConcernState.MERGED));
    unanswered.reread().ifPresent(w -> model.addAttribute("reread", w));
    return "concerns/register";
  }

  private List<Line> lines(List<Concern> all, ConcernState from, ConcernState to) {
    return all.stream()
        .filter(c -> c.state().compareTo(from) >= 0 && c.state().compareTo(to) <= 0)
        .map(c ->
            new Line(c, register.running(c, clock.instant()).stream().findFirst().orElse(null)))
        .toList();
  }

  @PostMapping("/desk/concerns/reread")
  @MayEnter(Role.PUBLICITY)
  String reread(
      @AuthenticationPrincipal SignedIn me, @RequestParam(defaultValue = "") String words) {
    unanswered.reread(me.person(), words);
    return "redirect:/desk/concerns";
  }

  @GetMapping("/desk/concerns/new")
  @MayEnter(Role.STAFF)
  String form(Model model) {
    model.addAttribute("sources", Arrays.asList(Source.values()));
    model.addAttribute("now", LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES));
    return "concerns/notice";
  }

  @PostMapping("/desk/concerns")
  @MayEnter(Role.STAFF)
  String notice(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String source,
      @RequestParam(defaultValue = "") String origin,
      @RequestParam(defaultValue = "") String occurred,
      @RequestParam(defaultValue = "") String found,
      @RequestParam(defaultValue = "false") boolean urgent) {
    var now = LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES);
    var when = time(found, "found");
    var id =
        concerns.notice(
            me.person(),
            new ConcernNotice(
                name.strip(),
                words.strip(),
                Arrays.stream(Source.values())
                    .filter(s -> s.name().equals(source))
                    .findFirst()
                    .orElse(null),
                origin.strip(),
                time(occurred, "occurred"),
                when == null ? now : when,
                urgent));
    return PAGE + id;
  }

  @PostMapping("/desk/concerns/{id}/assess")
  @MayEnter(Role.PUBLICITY)
  String assess(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String level,
      @RequestParam(defaultValue = "") String reason) {
    concerns.assess(me.person(), id, level(level), reason);
    return PAGE + id;
  }

  @PostMapping("/desk/concerns/{id}/reassess")
  @MayEnter(Role.PUBLICITY)
  String reassess(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String level,
      @RequestParam(defaultValue = "") String reason) {
    reassessing.graver(me.person(), id, level(level), reason);
    return PAGE + id;
  }

  private static Level level(String name) {
    return Arrays.stream(Level.values())
        .filter(l -> l.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Violations(MEASURES_13_1, "请选择级别。"));
  }

  @PostMapping("/desk/concerns/{id}/assign")
  @MayEnter(Role.STAFF)
  String assign(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "0") long unit,
      @RequestParam(defaultValue = "") String spokesperson,
      @RequestParam(defaultValue = "") String reason) {
    concerns.assign(me.person(), id, unit, spokesperson, reason);
    return PAGE + id;
  }

  @PostMapping("/desk/concerns/{id}/drop")
  @MayEnter(Role.PUBLICITY)
  String proposeDrop(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String reason) {
    unanswered.propose(me.person(), id, reason);
    return PAGE + id;
  }

  @PostMapping("/desk/concerns/{id}/drop/decide")
  @MayEnter(Role.PUBLICITY)
  String decideDrop(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "false") boolean agrees,
      @RequestParam(defaultValue = "") String reason) {
    unanswered.decide(me.person(), id, agrees, reason);
    return PAGE + id;
  }

  @PostMapping("/desk/concerns/{id}/conclude")
  @MayEnter(Role.STAFF)
  String conclude(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String reason) {
    concerns.conclude(me.person(), id, reason);
    return PAGE + id;
  }

  @PostMapping("/desk/concerns/{id}/evaluate")
  @MayEnter(Role.PUBLICITY)
  String evaluate(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Boolean timely,
      @RequestParam(required = false) @Nullable Boolean answered,
      @RequestParam(defaultValue = "") String effect) {
    concerns.evaluate(me.person(), id, new Evaluation(timely, answered, effect.strip()));
    return PAGE + id;
  }

  @PostMapping("/desk/concerns/{id}/letters")
  @MayEnter(Role.PUBLICITY)
  String link(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String letter) {
    concerns.link(me.person(), id, letter);
    return PAGE + id;
  }

  static @Nullable LocalDateTime time(String typed, String field) {
    try {
      return typed.isBlank() ? null : LocalDateTime.parse(typed.strip().replace(' ', 'T'));
    } catch (DateTimeParseException e) {
      throw new Violations(
          List.of(
              new org.shenfa.regulation.Violation(
                  MEASURES_13_1, field, "时间写成 2026-11-26T18:00 这样。")));
    }
  }
}
