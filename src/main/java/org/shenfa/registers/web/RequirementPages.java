package org.shenfa.registers.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.registers.Charges;
import org.shenfa.registers.Passes;
import org.shenfa.registers.RegisterKind;
import org.shenfa.registers.Registers;
import org.shenfa.registers.TrainingRequirements;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 上岗测试要求的页面: what is required, what one lacks oneself, and for 新闻宣传处 who lacks what. */
@Controller
class RequirementPages {
  private static final String PAGE = "redirect:/desk/registers/required";

  private final TrainingRequirements requirements;
  private final Passes passes;
  private final Registers registers;
  private final Clock clock;

  RequirementPages(
      TrainingRequirements requirements, Passes passes, Registers registers, Clock clock) {
    this.requirements = requirements;
    this.passes = passes;
    this.registers = registers;
    this.clock = clock;
  }

  @GetMapping("/desk/registers/required")
  @MayEnter(Role.STAFF)
  String required(@AuthenticationPrincipal SignedIn me, Model model) {
    var today = LocalDate.now(clock);
    var all = requirements.all();
    var lacking = passes.untested(today, today.plusDays(Registers.AHEAD));
    var leads = requirements.leads(me.person(), today);
    model.addAttribute("now", today);
    model.addAttribute("open", all.stream().filter(r -> !r.over(today)).toList());
    model.addAttribute("over", all.stream().filter(r -> r.over(today)).toList());
    model.addAttribute("mine", lacking.stream().filter(u -> u.person() == me.personId()).toList());
    model.addAttribute("publicity", me.publicity());
    model.addAttribute("lacking", me.publicity() ? lacking : List.of());
    model.addAttribute("leads", leads);
    if (leads) {
      model.addAttribute(
          "tests",
          registers.entries(me.person(), RegisterKind.TEST, clock.instant()).stream()
              .filter(e -> !e.struck())
              .toList());
      model.addAttribute("charges", Charges.choices());
    }
    return "registers/required";
  }

  @PostMapping("/desk/registers/required")
  @MayEnter(Role.PUBLICITY)
  String lay(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "0") long test,
      @RequestParam(required = false) @Nullable List<String> charges,
      @RequestParam(defaultValue = "0") int months,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(defaultValue = "") String reason) {
    requirements.lay(
        me.person(),
        test,
        charges == null ? "" : String.join("、", charges),
        months,
        from,
        reason,
        clock.instant());
    return PAGE;
  }

  @PostMapping("/desk/registers/required/{id}")
  @MayEnter(Role.PUBLICITY)
  String end(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(required = false) @Nullable LocalDate day,
      @RequestParam(defaultValue = "") String reason) {
    requirements.end(me.person(), id, day, reason, clock.instant());
    return PAGE;
  }
}
