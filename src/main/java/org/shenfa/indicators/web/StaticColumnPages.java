package org.shenfa.indicators.web;

import java.time.Clock;
import java.time.LocalDate;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.indicators.StaticColumns;
import org.shenfa.indicators.Today;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 栏目更新情况 by the windows of the national check, and which columns two people agreed are static. */
@Controller
class StaticColumnPages {
  private static final String PAGE = "redirect:/desk/inspection/columns";

  private final Today today;
  private final StaticColumns fixed;
  private final Clock clock;

  StaticColumnPages(Today today, StaticColumns fixed, Clock clock) {
    this.today = today;
    this.fixed = fixed;
    this.clock = clock;
  }

  @GetMapping("/desk/inspection/columns")
  @MayEnter(Role.PUBLICITY)
  String columns(Model model) {
    model.addAttribute("lines", today.columns());
    model.addAttribute("proposals", fixed.all());
    model.addAttribute("day", LocalDate.now(clock));
    return "indicators/columns";
  }

  @PostMapping("/desk/inspection/columns")
  @MayEnter(Role.PUBLICITY)
  String propose(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String column,
      @RequestParam(defaultValue = "true") boolean excused,
      @RequestParam(defaultValue = "") String reason) {
    fixed.propose(me.person(), column, excused, reason);
    return PAGE;
  }

  @PostMapping("/desk/inspection/columns/{id}")
  @MayEnter(Role.PUBLICITY)
  String decide(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "false") boolean agreed,
      @RequestParam(defaultValue = "") String reason) {
    fixed.decide(me.person(), id, agreed, reason);
    return PAGE;
  }
}
