package org.shenfa.desk.web;

import static org.shenfa.regulation.Clause.HOUSE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.organization.Organization;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Violations;
import org.shenfa.workdays.Calendar;
import org.shenfa.workdays.Day;
import org.shenfa.workdays.HolidayNotice;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * 放假安排: which days count, for everybody to see; the heads of 新闻宣传处 enter a year's notice, whose
 * days are shown before they hold, and the change of a single day.
 */
@Controller
public class WorkdayPages {
  private static final int FIRST = 2001;
  private static final int LAST = 2200;

  private final Calendar calendar;
  private final Organization organization;
  private final Clock clock;

  WorkdayPages(Calendar calendar, Organization organization, Clock clock) {
    this.calendar = calendar;
    this.organization = organization;
    this.clock = clock;
  }

  /** A day entered by hand, with who did it. */
  public record Entered(LocalDate day, boolean working, String source, String by, String at) {}

  /** 待录入的通知: typed, read, and not yet entered. */
  public record Offered(int year, String source, String text, List<Day> days) {}

  @GetMapping("/desk/workdays")
  @MayEnter(Role.STAFF)
  String year(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(required = false) @Nullable Integer year,
      Model model) {
    return page(me, year == null ? LocalDate.now(clock).getYear() : year, null, model);
  }

  @PostMapping("/desk/workdays/read")
  @MayEnter(Role.PUBLICITY)
  String read(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam int year,
      @RequestParam String source,
      @RequestParam String text,
      Model model) {
    onlyHeads(me);
    var days =
        HolidayNotice.read(year, text).days().entrySet().stream()
            .map(d -> new Day(d.getKey(), d.getValue(), d.getValue() ? "上班" : "放假"))
            .toList();
    return page(me, year, new Offered(year, source, text, days), model);
  }

  @PostMapping("/desk/workdays/year")
  @MayEnter(Role.PUBLICITY)
  String enterYear(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam int year,
      @RequestParam String source,
      @RequestParam String text) {
    onlyHeads(me);
    calendar.enterYear(me.person(), year, HolidayNotice.read(year, text).days(), source);
    return "redirect:/desk/workdays?year=" + year;
  }

  @PostMapping("/desk/workdays/day")
  @MayEnter(Role.PUBLICITY)
  String enterDay(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam LocalDate day,
      @RequestParam boolean working,
      @RequestParam String source) {
    onlyHeads(me);
    calendar.enter(me.person(), day, working, source);
    return "redirect:/desk/workdays?year=" + day.getYear();
  }

  private static boolean isHead(SignedIn me) {
    return me.publicity()
        && (me.posts().contains(PostKind.UNIT_HEAD) || me.posts().contains(PostKind.DEPUTY_HEAD));
  }

  private static void onlyHeads(SignedIn me) {
    if (!isHead(me)) {
      throw new Violations(HOUSE, "放假安排一改，全厅的期限都要重算，由新闻宣传处负责人录入。");
    }
  }

  private String page(SignedIn me, int year, @Nullable Offered offered, Model model) {
    if (year < FIRST || year > LAST) {
      throw new NoSuchElementException();
    }
    model.addAttribute("year", year);
    model.addAttribute("known", calendar.knows(year));
    model.addAttribute("days", calendar.knows(year) ? named(year) : List.of());
    model.addAttribute("entered", entered(year));
    model.addAttribute("mayEnter", isHead(me));
    model.addAttribute("offered", offered);
    model.addAttribute("warning", calendar.warning(LocalDate.now(clock)).orElse(""));
    return "desk/workdays";
  }

  /** Days that are not what their day of the week says. */
  private List<Day> named(int year) {
    return LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year + 1, 1, 1))
        .map(calendar::day)
        .filter(d -> !d.why().equals("周末") && !d.why().equals("工作日"))
        .toList();
  }

  private List<Entered> entered(int year) {
    return calendar.entered().stream()
        .filter(d -> d.day().getYear() == year)
        .map(d ->
            new Entered(
                d.day(),
                d.working(),
                d.source(),
                organization.person(d.enteredBy()).name(),
                Times.minute(d.at())))
        .toList();
  }
}
