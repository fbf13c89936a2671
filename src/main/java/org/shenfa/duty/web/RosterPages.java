package org.shenfa.duty.web;

import static org.shenfa.regulation.Clause.MEASURES_25_1;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.duty.Absences;
import org.shenfa.duty.DayKind;
import org.shenfa.duty.DutyRights;
import org.shenfa.duty.Roster;
import org.shenfa.duty.Swaps;
import org.shenfa.duty.Turn;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 值班表的页面: the month, one's own days, swaps, absences, and what the head does about gaps. */
@Controller
public class RosterPages {
  private static final String PAGE = "redirect:/desk/duty";

  private final Roster roster;
  private final Absences absences;
  private final Swaps swaps;
  private final DutyRights rights;
  private final Clock clock;

  RosterPages(Roster roster, Absences absences, Swaps swaps, DutyRights rights, Clock clock) {
    this.roster = roster;
    this.absences = absences;
    this.swaps = swaps;
    this.rights = rights;
    this.clock = clock;
  }

  /** A day of the month's page. */
  public record Box(LocalDate day, DayKind kind, boolean outside, @Nullable Turn turn) {}

  @GetMapping("/desk/duty")
  @MayEnter(Role.PUBLICITY)
  String month(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(required = false) @Nullable LocalDate month,
      Model model) {
    var now = clock.instant();
    var today = LocalDate.now(clock);
    var shown = (month == null || !near(month) ? today : month).withDayOfMonth(1);
    var first = shown.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var last =
        shown
            .with(TemporalAdjusters.lastDayOfMonth())
            .with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    Map<LocalDate, Turn> turns =
        roster.between(first, last).stream()
            .collect(Collectors.toMap(Turn::day, Function.identity()));
    model.addAttribute("shown", shown);
    model.addAttribute("now", today);
    model.addAttribute(
        "boxes",
        first
            .datesUntil(last.plusDays(1))
            .map(d -> new Box(d, roster.kind(d), d.getMonth() != shown.getMonth(), turns.get(d)))
            .toList());
    model.addAttribute("onDuty", roster.on(today).orElse(null));
    model.addAttribute("mine", roster.of(me.person(), today));
    model.addAttribute("gaps", roster.gaps(today));
    model.addAttribute("swaps", swaps.open(me.person(), now));
    model.addAttribute("away", absences.from(today));
    model.addAttribute("readers", rights.readers(today));
    model.addAttribute("tested", rights.tested(today));
    model.addAttribute("untested", roster.untested(today));
    model.addAttribute("tallies", roster.readers(today.plusDays(1), today.plusDays(1)));
    model.addAttribute("leads", rights.leads(me.person(), today));
    return "duty/roster";
  }

  @PostMapping("/desk/duty/plan")
  @MayEnter(Role.PUBLICITY)
  String plan(@AuthenticationPrincipal SignedIn me, @RequestParam LocalDate to) {
    roster.plan(me.person(), near(to, "to"), clock.instant());
    return PAGE + "?month=" + to.withDayOfMonth(1);
  }

  @PostMapping("/desk/duty/substitute")
  @MayEnter(Role.PUBLICITY)
  String substitute(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam LocalDate day,
      @RequestParam(defaultValue = "") String staffNo,
      @RequestParam(defaultValue = "") String reason) {
    roster.substitute(me.person(), near(day, "day"), staffNo, reason, clock.instant());
    return PAGE + "?month=" + day.withDayOfMonth(1);
  }

  @PostMapping("/desk/duty/away")
  @MayEnter(Role.PUBLICITY)
  String away(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String staffNo,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @RequestParam(defaultValue = "") String reason) {
    absences.enter(
        me.person(), staffNo, near(from, "from"), near(to, "to"), reason, clock.instant());
    return PAGE;
  }

  @PostMapping("/desk/duty/away/{id}/end")
  @MayEnter(Role.PUBLICITY)
  String back(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
    absences.end(me.person(), id, clock.instant());
    return PAGE;
  }

  @PostMapping("/desk/duty/swaps")
  @MayEnter(Role.PUBLICITY)
  String ask(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam LocalDate day,
      @RequestParam(defaultValue = "") String staffNo,
      @RequestParam(required = false) @Nullable LocalDate giveBack,
      @RequestParam(defaultValue = "") String reason) {
    swaps.ask(
        me.person(),
        near(day, "day"),
        staffNo,
        giveBack == null ? null : near(giveBack, "giveBack"),
        reason,
        clock.instant());
    return PAGE;
  }

  @PostMapping("/desk/duty/swaps/{id}")
  @MayEnter(Role.PUBLICITY)
  String answer(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "false") boolean accepted) {
    swaps.answer(me.person(), id, accepted, clock.instant());
    return PAGE;
  }

  static boolean near(LocalDate day) {
    return day.getYear() >= 2000 && day.getYear() <= 2200;
  }

  private static LocalDate near(LocalDate day, String field) {
    if (!near(day)) {
      throw new Violations(List.of(new Violation(MEASURES_25_1, field, "日期的年份不对，请核对。")));
    }
    return day;
  }
}
