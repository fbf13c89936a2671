package org.shenfa.indicators.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.indicators.Limit;
import org.shenfa.indicators.Threshold;
import org.shenfa.indicators.Threshold.Mark;
import org.shenfa.indicators.Thresholds;
import org.shenfa.indicators.Today;
import org.shenfa.inspection.Inspecting;
import org.shenfa.inspection.Judging;
import org.shenfa.inspection.SiteVisits;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 若今天检查: the indicators with their evidence, what comes, the history, and the thresholds. */
@Controller
class TodayPages {
  private final Today today;
  private final Thresholds thresholds;
  private final Inspecting inspecting;
  private final Judging judging;
  private final SiteVisits visits;
  private final Clock clock;

  TodayPages(
      Today today,
      Thresholds thresholds,
      Inspecting inspecting,
      Judging judging,
      SiteVisits visits,
      Clock clock) {
    this.today = today;
    this.thresholds = thresholds;
    this.inspecting = inspecting;
    this.judging = judging;
    this.visits = visits;
    this.clock = clock;
  }

  @GetMapping("/desk/inspection")
  @MayEnter(Role.PUBLICITY)
  String today(Model model) {
    model.addAttribute("now", today.now());
    model.addAttribute("day", LocalDate.now(clock));
    model.addAttribute("chart", today.chart());
    model.addAttribute("open", judging.open(0));
    inspecting.newest().stream().findFirst().ifPresent(s -> model.addAttribute("scan", s));
    return "indicators/today";
  }

  @GetMapping("/desk/inspection/visits")
  @MayEnter(Role.PUBLICITY)
  String visits(Model model) {
    model.addAttribute("words", today.availability().words());
    model.addAttribute("limits", today.limits());
    model.addAttribute("visits", visits.since(clock.instant().minus(Duration.ofDays(7))));
    return "indicators/visits";
  }

  @GetMapping("/desk/inspection/rules")
  @MayEnter(Role.PUBLICITY)
  String rules(Model model) {
    model.addAttribute("limits", today.limits());
    model.addAttribute("all", thresholds.all());
    model.addAttribute("day", LocalDate.now(clock));
    return "indicators/rules";
  }

  @PostMapping("/desk/inspection/rules")
  @MayEnter(Role.PUBLICITY)
  String set(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String limit,
      @RequestParam(defaultValue = "") String value,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String source,
      @RequestParam(defaultValue = "") String mark) {
    thresholds.set(
        me.person(),
        new Threshold(
            one(Limit.values(), limit, "limit", "请选择要改的阈值。"),
            value.strip(),
            day(from),
            source,
            one(Mark.values(), mark, "mark", "请选择核实程度。")));
    return "redirect:/desk/inspection/rules";
  }

  private static <T extends Enum<T>> T one(T[] all, String name, String field, String sentence) {
    return Arrays.stream(all)
        .filter(v -> v.name().equals(name))
        .findFirst()
        .orElseThrow(() -> refused(field, sentence));
  }

  private static LocalDate day(String typed) {
    try {
      return LocalDate.parse(typed.strip());
    } catch (DateTimeException e) {
      throw refused("from", "生效日期写成 2026-11-26 这样。");
    }
  }

  private static Violations refused(String field, String sentence) {
    return new Violations(java.util.List.of(new Violation(Clause.HOUSE, field, sentence)));
  }
}
