package org.shenfa.assessment.web;

import static org.shenfa.regulation.Clause.MEASURES_22_1;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.assessment.Area;
import org.shenfa.assessment.Assessing;
import org.shenfa.assessment.AssessmentEvent;
import org.shenfa.assessment.AssessmentRights;
import org.shenfa.assessment.Objecting;
import org.shenfa.assessment.RuleSets;
import org.shenfa.assessment.ScoreBars;
import org.shenfa.assessment.Scoring;
import org.shenfa.regulation.Violations;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 考评: the periods, one period with every unit in its four areas, and its steps. */
@Controller
class AssessmentPages {
  private static final String PAGE = "redirect:/desk/assessment/";

  private final Assessing assessing;
  private final Scoring scoring;
  private final Objecting objecting;
  private final AssessmentRights rights;
  private final RuleSets rules;
  private final Clock clock;

  AssessmentPages(
      Assessing assessing,
      Scoring scoring,
      Objecting objecting,
      AssessmentRights rights,
      RuleSets rules,
      Clock clock) {
    this.assessing = assessing;
    this.scoring = scoring;
    this.objecting = objecting;
    this.rights = rights;
    this.rules = rules;
    this.clock = clock;
  }

  @GetMapping("/desk/assessment")
  @MayEnter(Role.STAFF)
  String list(@AuthenticationPrincipal SignedIn me, Model model) {
    var today = LocalDate.now(clock);
    var first = today.withDayOfMonth(1).withMonth((today.getMonthValue() - 1) / 3 * 3 + 1);
    model.addAttribute("periods", assessing.all());
    model.addAttribute("seesAll", rights.seesAll(me.person()));
    model.addAttribute("headed", rights.headed(me.person()));
    model.addAttribute("supervises", rights.supervises(me.person()));
    model.addAttribute("first", first);
    model.addAttribute("last", first.plusMonths(3).minusDays(1));
    return "assessment/list";
  }

  @PostMapping("/desk/assessment")
  @MayEnter(Role.PUBLICITY)
  String open(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String first,
      @RequestParam(defaultValue = "") String last) {
    return PAGE + assessing.open(me.person(), day(first), day(last), clock.instant());
  }

  @GetMapping("/desk/assessment/{id}")
  @MayEnter(Role.STAFF)
  String one(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(name = "rules", defaultValue = "0") int other,
      Model model) {
    var period = assessing.seen(me.person(), id);
    var standings = scoring.standings(period, null);
    model.addAttribute("period", period);
    model.addAttribute("standings", standings);
    model.addAttribute("areas", Area.values());
    model.addAttribute("bars", ScoreBars.of(standings, rules.version(period.version())));
    model.addAttribute(
        "others", rules.all().stream().filter(s -> s.version() != period.version()).toList());
    model.addAttribute("other", other == 0 ? null : scoring.standings(period, other));
    model.addAttribute("unrectified", assessing.unrectified(period));
    model.addAttribute("objections", objecting.all(me.person(), id));
    model.addAttribute("recount", scoring.recount(period).orElse(null));
    model.addAttribute("open", rights.open(me.person(), period).keySet());
    model.addAttribute("story", assessing.story(period));
    model.addAttribute("now", clock.instant());
    return "assessment/period";
  }

  @PostMapping("/desk/assessment/{id}")
  @MayEnter(Role.PUBLICITY)
  String act(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String what) {
    var by = me.person();
    var now = clock.instant();
    assessing.seen(by, id);
    switch (event(what)) {
      case CALCULATE -> assessing.calculate(by, id, now);
      case SHOW -> assessing.show(by, id, now);
      case CONFIRM -> assessing.confirm(by, id, now);
      case RECTIFY -> assessing.rectify(by, id, now);
      case CLOSE -> assessing.close(by, id, now);
      case OPEN, COLLECT, OBJECT, ANSWER, WINDOW_ENDS, CIRCULATE ->
          throw new Violations(MEASURES_22_1, "没有这一项。");
    }
    return PAGE + id;
  }

  @GetMapping("/desk/assessment/{id}/{unit}")
  @MayEnter(Role.STAFF)
  String unit(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @PathVariable long unit,
      Model model) {
    var period = assessing.find(id);
    model.addAttribute("standing", scoring.standing(me.person(), period, unit));
    model.addAttribute("period", period);
    model.addAttribute("areas", Area.values());
    model.addAttribute("objections", objecting.of(me.person(), id, unit));
    model.addAttribute("seesAll", rights.seesAll(me.person()));
    model.addAttribute(
        "objects",
        objecting.open(period, clock.instant())
            && rights.headed(me.person()).stream().anyMatch(u -> u.id() == unit));
    return "assessment/unit";
  }

  @PostMapping("/desk/assessment/{id}/{unit}")
  @MayEnter(Role.STAFF)
  String object(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @PathVariable long unit,
      @RequestParam(defaultValue = "0") long line,
      @RequestParam(defaultValue = "") String words) {
    objecting.object(me.person(), id, unit, line, words, clock.instant());
    return PAGE + id + "/" + unit + "#line-" + line;
  }

  private static AssessmentEvent event(String name) {
    return Arrays.stream(AssessmentEvent.values())
        .filter(e -> e.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Violations(MEASURES_22_1, "没有这一项。"));
  }

  static @Nullable LocalDate day(String typed) {
    try {
      return LocalDate.parse(typed.strip());
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
