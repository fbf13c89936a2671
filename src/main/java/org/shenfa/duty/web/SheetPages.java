package org.shenfa.duty.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.duty.Coverage;
import org.shenfa.duty.DutyReading;
import org.shenfa.duty.DutySheets;
import org.shenfa.duty.SecondLooks;
import org.shenfa.duty.Verdict;
import org.shenfa.tickets.ErrorKind;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 读网单的页面: a day's sheet, each page beside its ticks, the coverage, the second looks. */
@Controller
class SheetPages {
  private static final String DAY = "redirect:/desk/duty/day/";

  private final DutySheets sheets;
  private final DutyReading reading;
  private final Coverage coverage;
  private final SecondLooks looks;
  private final Clock clock;

  SheetPages(
      DutySheets sheets, DutyReading reading, Coverage coverage, SecondLooks looks, Clock clock) {
    this.sheets = sheets;
    this.reading = reading;
    this.coverage = coverage;
    this.looks = looks;
    this.clock = clock;
  }

  @GetMapping("/desk/duty/day/{date}")
  @MayEnter(Role.PUBLICITY)
  String day(@AuthenticationPrincipal SignedIn me, @PathVariable LocalDate date, Model model) {
    show(me, date, model);
    return "duty/day";
  }

  private DutySheets.Day show(SignedIn me, LocalDate date, Model model) {
    if (!RosterPages.near(date)) {
      throw new NoSuchElementException();
    }
    var day = sheets.of(me.person(), date, clock.instant());
    var turn = day.turn();
    model.addAttribute("day", day);
    model.addAttribute("now", LocalDate.now(clock));
    model.addAttribute("mine", turn != null && turn.person() == me.person().id());
    return day;
  }

  @PostMapping("/desk/duty/start")
  @MayEnter(Role.PUBLICITY)
  String start(@AuthenticationPrincipal SignedIn me) {
    reading.start(me.person(), clock.instant());
    return DAY + LocalDate.now(clock);
  }

  /** One line, with the page it is about beside the ticks, as the public sees it now. */
  @GetMapping("/desk/duty/day/{date}/{n}")
  @MayEnter(Role.PUBLICITY)
  String line(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable LocalDate date,
      @PathVariable int n,
      Model model) {
    var day = show(me, date, model);
    model.addAttribute(
        "line", day.lines().stream().filter(l -> l.n() == n).findFirst().orElseThrow());
    model.addAttribute("kinds", Arrays.asList(ErrorKind.values()));
    model.addAttribute("verdicts", Arrays.asList(Verdict.values()));
    model.addAttribute("at", LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS));
    return "duty/line";
  }

  @PostMapping("/desk/duty/lines/{n}")
  @MayEnter(Role.PUBLICITY)
  String mark(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable int n,
      @RequestParam(defaultValue = "") String verdict,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String quoted,
      @RequestParam(defaultValue = "") String sort) {
    var said =
        Arrays.stream(Verdict.values())
            .filter(v -> v.name().equals(verdict))
            .findFirst()
            .orElse(null);
    var kind =
        Arrays.stream(ErrorKind.values())
            .filter(k -> k.name().equals(sort))
            .findFirst()
            .orElse(ErrorKind.OTHER);
    reading.mark(me.person(), n, said, words, quoted, kind, clock.instant());
    var today = LocalDate.now(clock);
    return DAY
        + today
        + sheets
            .of(me.person(), today, clock.instant())
            .next(n)
            .map(l -> "/" + l.n())
            .orElse("#h-hand");
  }

  @PostMapping("/desk/duty/handover")
  @MayEnter(Role.PUBLICITY)
  String submit(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "") String tomorrow) {
    reading.submit(me.person(), note, tomorrow, clock.instant());
    return DAY + LocalDate.now(clock);
  }

  @PostMapping("/desk/duty/day/{date}/note")
  @MayEnter(Role.PUBLICITY)
  String note(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable LocalDate date,
      @RequestParam(defaultValue = "") String words) {
    if (!RosterPages.near(date)) {
      throw new NoSuchElementException();
    }
    reading.note(me.person(), date, words, clock.instant());
    return DAY + date;
  }

  @GetMapping("/desk/duty/coverage")
  @MayEnter(Role.PUBLICITY)
  String coverage(@AuthenticationPrincipal SignedIn me, Model model) {
    var now = clock.instant();
    model.addAttribute("site", coverage.site(me.person(), now));
    model.addAttribute("columns", coverage.columns(me.person(), now));
    model.addAttribute("longest", coverage.longest(me.person(), now));
    model.addAttribute("score", looks.score(LocalDate.now(clock)));
    return "duty/coverage";
  }

  @GetMapping("/desk/duty/looks")
  @MayEnter(Role.PUBLICITY)
  String looks(@AuthenticationPrincipal SignedIn me, Model model) {
    model.addAttribute("looks", looks.open(me.person(), clock.instant()));
    model.addAttribute("score", looks.score(LocalDate.now(clock)));
    model.addAttribute("at", LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS));
    return "duty/looks";
  }

  @PostMapping("/desk/duty/looks/{line}")
  @MayEnter(Role.PUBLICITY)
  String look(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long line,
      @RequestParam(defaultValue = "false") boolean fault,
      @RequestParam(defaultValue = "") String words) {
    looks.look(me.person(), line, fault, words, clock.instant());
    return "redirect:/desk/duty/looks";
  }
}
