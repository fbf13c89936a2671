package org.shenfa.archive.web;

import java.time.Clock;
import java.time.LocalDate;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.archive.Papers;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * 自行审查档案的确认: a subordinate unit for itself; 新闻宣传处 and the auditor see all of them. Whoever belongs
 * to none of these is told there is nothing.
 */
@Controller
class PapersPages {
  private final Papers papers;
  private final Clock clock;

  PapersPages(Papers papers, Clock clock) {
    this.papers = papers;
    this.clock = clock;
  }

  @GetMapping("/desk/archive/papers")
  @MayEnter({Role.STAFF, Role.AUDIT_ADMIN})
  String papers(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String year,
      Model model) {
    var today = LocalDate.now(clock);
    var of = year(year, today);
    var all = me.publicity() || me.is(Role.AUDIT_ADMIN);
    var mine = papers.keeper(me.person(), today).isPresent();
    model.addAttribute("year", of);
    model.addAttribute("thisYear", today.getYear());
    model.addAttribute("mine", mine ? papers.mine(me.person(), of, today) : null);
    model.addAttribute(
        "lines", all ? papers.ofYear(of) : java.util.List.of(papers.mine(me.person(), of, today)));
    return "archive/papers";
  }

  @PostMapping("/desk/archive/papers")
  @MayEnter(Role.STAFF)
  String confirm(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String year,
      @RequestParam(defaultValue = "false") boolean whole,
      @RequestParam(defaultValue = "") String remark) {
    var of = year(year, LocalDate.now(clock));
    papers.confirm(me.person(), of, whole, remark, clock.instant());
    return "redirect:/desk/archive/papers?year=" + of;
  }

  private static int year(String typed, LocalDate today) {
    var year = typed.matches("20[0-9]{2}") ? Integer.parseInt(typed) : today.getYear();
    return Math.min(year, today.getYear());
  }
}
