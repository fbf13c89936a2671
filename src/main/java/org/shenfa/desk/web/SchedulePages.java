package org.shenfa.desk.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.desk.Agenda;
import org.shenfa.desk.AgendaEntry;
import org.shenfa.publication.Scheduling;
import org.shenfa.regulation.Violations;
import org.shenfa.review.CaseState;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.Reviewing;
import org.shenfa.workdays.Calendar;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 定时发布: a page of its own, whose button says the time it sets. */
@Controller
public class SchedulePages {
  private static final DateTimeFormatter SPOKEN =
      DateTimeFormatter.ofPattern("M月d日 EEE HH:mm", Locale.CHINA);
  private static final int DAYS = 14;

  private final Visibility visibility;
  private final Reviewing reviewing;
  private final Scheduling scheduling;
  private final Agenda agenda;
  private final Calendar calendar;
  private final Clock clock;

  SchedulePages(
      Visibility visibility,
      Reviewing reviewing,
      Scheduling scheduling,
      Agenda agenda,
      Calendar calendar,
      Clock clock) {
    this.visibility = visibility;
    this.reviewing = reviewing;
    this.scheduling = scheduling;
    this.agenda = agenda;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** A day that can be chosen: how many releases it has, and whether people work. */
  public record Choice(LocalDate day, boolean off, String why, long releases, boolean chosen) {}

  /** A time as the button says it: 11月26日 周四 09:00. */
  public static String spoken(LocalDateTime at) {
    return at.format(SPOKEN);
  }

  @GetMapping("/desk/review/{id}/schedule")
  @MayEnter(Role.PUBLICITY)
  String page(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(name = "at", required = false) @Nullable LocalDateTime asked,
      Model model) {
    var on = visibility.reviewCase(me, id);
    var now = LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES);
    var sane =
        asked != null
            && asked.toLocalDate().equals(Times.within(asked.toLocalDate(), LocalDate.MIN));
    var at = sane ? asked : null;
    var first = now.toLocalDate();
    var busy = agenda.between(me, 0, first, first.plusDays(DAYS));
    model.addAttribute("on", on);
    model.addAttribute("at", at);
    model.addAttribute(
        "days",
        first
            .datesUntil(first.plusDays(DAYS))
            .map(d -> choice(d, busy, at != null && at.toLocalDate().equals(d)))
            .toList());
    model.addAttribute("suggestions", suggestions(on, now));
    model.addAttribute("schedules", scheduling.schedulesOf(id));
    model.addAttribute("cleared", on.state() == CaseState.CLEARED);
    model.addAttribute(
        "problems",
        at == null || on.state() != CaseState.CLEARED ? List.of() : problems(me, on, at));
    model.addAttribute("warning", at == null ? "" : warning(at));
    return "desk/schedule";
  }

  private List<org.shenfa.regulation.Violation> problems(
      SignedIn me, ReviewCase on, LocalDateTime at) {
    return scheduling.objections(
        me.person(), reviewing.clear(on.id()), at.atZone(Shenfa.ZONE).toInstant());
  }

  /** Why this is a time to think twice about; nothing that would be refused. */
  private String warning(LocalDateTime at) {
    var choice = choice(at.toLocalDate(), List.of(), true);
    var hour = at.getHour();
    return choice.off()
        ? "%s是%s，发布后 30 分钟内要有人打开页面确认，请先安排好值守。".formatted(Times.day(at.toLocalDate()), choice.why())
        : hour < 8 || hour >= 18 ? "这个时间在上班时间以外，发布后 30 分钟内要有人打开页面确认，请先安排好值守。" : "";
  }

  private Choice choice(LocalDate day, List<AgendaEntry> busy, boolean chosen) {
    var releases =
        busy.stream()
            .filter(e -> e.day().equals(day) && e.kind() == AgendaEntry.Kind.SCHEDULED)
            .count();
    try {
      var said = calendar.day(day);
      return new Choice(day, !said.counted(), said.why(), releases, chosen);
    } catch (Violations noNotice) {
      return new Choice(day, false, "放假安排未定", releases, chosen);
    }
  }

  /**
   * The next full hour of work, nine in the morning of the next working days, and what the window
   * asks for.
   */
  private List<LocalDateTime> suggestions(ReviewCase on, LocalDateTime now) {
    var wanted = new ArrayList<LocalDateTime>();
    var opens = on.window().notBefore();
    if (opens != null && opens.isAfter(now)) {
      wanted.add(opens);
    }
    var next = now.truncatedTo(ChronoUnit.HOURS).plusHours(1);
    if (next.getHour() > 8
        && next.getHour() < 18
        && !choice(next.toLocalDate(), List.of(), false).off()) {
      wanted.add(next);
    }
    for (var day = now.toLocalDate().plusDays(1); wanted.size() < 5; day = day.plusDays(1)) {
      if (!choice(day, List.of(), false).off()) {
        wanted.add(day.atTime(LocalTime.of(9, 0)));
        wanted.add(day.atTime(LocalTime.of(15, 0)));
      }
    }
    return wanted.stream()
        .filter(t -> on.window().refusal(t.atZone(Shenfa.ZONE).toInstant()).isEmpty())
        .sorted()
        .distinct()
        .toList();
  }

  @PostMapping("/desk/review/{id}/schedule")
  @MayEnter(Role.PUBLICITY)
  String schedule(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam LocalDateTime releaseAt) {
    visibility.reviewCase(me, id);
    scheduling.schedule(
        me.person(), reviewing.clear(id), releaseAt.atZone(Shenfa.ZONE).toInstant());
    return "redirect:/desk/review/" + id + "/schedule";
  }

  @PostMapping("/desk/review/{id}/schedule/{schedule}/move")
  @MayEnter(Role.PUBLICITY)
  String move(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @PathVariable long schedule,
      @RequestParam LocalDateTime releaseAt,
      @RequestParam(defaultValue = "") String reason) {
    visibility.reviewCase(me, id);
    scheduling.move(
        me.person(),
        reviewing.clear(id),
        schedule,
        releaseAt.atZone(Shenfa.ZONE).toInstant(),
        reason);
    return "redirect:/desk/review/" + id + "/schedule";
  }

  @PostMapping("/desk/review/{id}/schedule/{schedule}/cancel")
  @MayEnter(Role.PUBLICITY)
  String cancel(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @PathVariable long schedule,
      @RequestParam(defaultValue = "") String reason) {
    visibility.reviewCase(me, id);
    scheduling.cancel(me.person(), id, schedule, reason);
    return "redirect:/desk/review/" + id + "/schedule";
  }
}
