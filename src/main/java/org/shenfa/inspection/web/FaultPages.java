package org.shenfa.inspection.web;

import java.util.Arrays;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.inspection.FaultDecision;
import org.shenfa.inspection.FaultFilter;
import org.shenfa.inspection.FaultKind;
import org.shenfa.inspection.Judging;
import org.shenfa.organization.Organization;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Violations;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 问题台账: what inspections found; 新闻宣传处 sees all of it, every other unit its own. */
@Controller
class FaultPages {
  private final Judging judging;
  private final Organization organization;

  FaultPages(Judging judging, Organization organization) {
    this.judging = judging;
    this.organization = organization;
  }

  private static long seenBy(SignedIn me) {
    return me.publicity() ? 0 : me.unitId();
  }

  @GetMapping("/desk/inspection/faults")
  @MayEnter(Role.STAFF)
  String list(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "0") long unit,
      Model model) {
    var filter =
        new FaultFilter(
            Arrays.stream(FaultKind.values())
                .filter(k -> k.name().equals(kind))
                .findFirst()
                .orElse(null),
            Arrays.stream(FaultFilter.State.values())
                .filter(s -> s.name().equals(state))
                .findFirst()
                .orElse(FaultFilter.State.OPEN),
            me.publicity() ? unit : me.unitId());
    model.addAttribute("filter", filter);
    model.addAttribute("lines", judging.list(filter));
    model.addAttribute("open", judging.open(seenBy(me)));
    model.addAttribute("units", organization.units());
    return "inspection/faults";
  }

  @GetMapping("/desk/inspection/faults/{id}")
  @MayEnter(Role.STAFF)
  String fault(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    model.addAttribute("line", judging.find(id, seenBy(me)));
    model.addAttribute("said", judging.said(id));
    return "inspection/fault";
  }

  @PostMapping("/desk/inspection/faults/{id}")
  @MayEnter(Role.PUBLICITY)
  String judge(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String decision,
      @RequestParam(defaultValue = "") String reason) {
    judging.judge(
        me.person(),
        id,
        Arrays.stream(FaultDecision.values())
            .filter(d -> d.name().equals(decision))
            .findFirst()
            .orElseThrow(() -> new Violations(Clause.HOUSE, "请选择怎样认定。")),
        reason);
    return "redirect:/desk/inspection/faults/" + id;
  }
}
