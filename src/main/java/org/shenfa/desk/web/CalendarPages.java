package org.shenfa.desk.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.desk.Agenda;
import org.shenfa.desk.AgendaEntry;
import org.shenfa.organization.Organization;
import org.shenfa.regulation.Violations;
import org.shenfa.workdays.Calendar;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 日历: by month, week and day, days off in words. */
@Controller
public class CalendarPages {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("yyyy年M月", Locale.CHINA);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日 EEEE", Locale.CHINA);

  private final Agenda agenda;
  private final Calendar calendar;
  private final Organization organization;
  private final Clock clock;

  CalendarPages(Agenda agenda, Calendar calendar, Organization organization, Clock clock) {
    this.agenda = agenda;
    this.calendar = calendar;
    this.organization = organization;
    this.clock = clock;
  }

  /** How much a page of the calendar shows. */
  public enum View {
    MONTH("月"),
    WEEK("周"),
    DAY("日");

    private final String label;

    View(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    LocalDate first(LocalDate day) {
      return switch (this) {
        case MONTH -> monday(day.withDayOfMonth(1));
        case WEEK -> monday(day);
        case DAY -> day;
      };
    }

    LocalDate last(LocalDate day) {
      return switch (this) {
        case MONTH -> monday(day.with(TemporalAdjusters.lastDayOfMonth())).plusDays(6);
        case WEEK -> monday(day).plusDays(6);
        case DAY -> day;
      };
    }

    LocalDate step(LocalDate day, int by) {
      return switch (this) {
        case MONTH -> day.withDayOfMonth(1).plusMonths(by);
        case WEEK -> day.plusWeeks(by);
        case DAY -> day.plusDays(by);
      };
    }

    private static LocalDate monday(LocalDate day) {
      return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
  }

  /**
   * One day with what is on it.
   *
   * @param off whether nobody works, and why in words; empty on an ordinary working day
   */
  public record Box(
      LocalDate day, boolean off, String why, boolean outside, List<AgendaEntry> entries) {}

  @GetMapping("/desk/calendar")
  @MayEnter(Role.STAFF)
  String calendar(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "MONTH") View view,
      @RequestParam(required = false) @Nullable LocalDate day,
      @RequestParam(defaultValue = "0") long unit,
      Model model) {
    var today = LocalDate.now(clock);
    var shown = Times.within(day, today);
    var first = view.first(shown);
    var last = view.last(shown);
    var byDay =
        agenda.between(me, unit, first, last).stream()
            .collect(Collectors.groupingBy(AgendaEntry::day));
    var boxes =
        first
            .datesUntil(last.plusDays(1))
            .map(d ->
                box(
                    d,
                    view == View.MONTH && d.getMonth() != shown.getMonth(),
                    byDay.getOrDefault(d, List.of())))
            .toList();
    model.addAttribute("view", view);
    model.addAttribute("shown", shown);
    model.addAttribute("now", today);
    model.addAttribute("boxes", boxes);
    model.addAttribute("unit", unit);
    model.addAttribute("units", organization.units());
    model.addAttribute("before", view.step(shown, -1));
    model.addAttribute("after", view.step(shown, 1));
    model.addAttribute(
        "heading",
        switch (view) {
          case MONTH -> shown.format(MONTH);
          case WEEK -> Times.day(first) + " 至 " + Times.day(last);
          case DAY -> shown.format(DAY);
        });
    model.addAttribute("warning", calendar.warning(today).orElse(""));
    return "desk/calendar";
  }

  private Box box(LocalDate day, boolean outside, List<AgendaEntry> entries) {
    try {
      var said = calendar.day(day);
      return new Box(
          day, !said.counted(), said.why().equals("工作日") ? "" : said.why(), outside, entries);
    } catch (Violations noNotice) {
      return new Box(day, day.getDayOfWeek().getValue() > 5, "放假安排未定", outside, entries);
    }
  }
}
