package org.shenfa.assessment.web;

import static org.shenfa.regulation.Clause.MEASURES_22_1;

import java.time.Clock;
import java.util.stream.Collectors;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.assessment.Assessing;
import org.shenfa.assessment.AssessmentRights;
import org.shenfa.assessment.Objecting;
import org.shenfa.regulation.Violations;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 异议的答复: every objection of a period, and the answers to them. */
@Controller
class ObjectionPages {
  private final Assessing assessing;
  private final Objecting objecting;
  private final AssessmentRights rights;
  private final Clock clock;

  ObjectionPages(Assessing assessing, Objecting objecting, AssessmentRights rights, Clock clock) {
    this.assessing = assessing;
    this.objecting = objecting;
    this.rights = rights;
    this.clock = clock;
  }

  @GetMapping("/desk/assessment/{id}/objections")
  @MayEnter(Role.STAFF)
  String list(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    var by = me.person();
    var all = objecting.all(by, id);
    model.addAttribute("period", assessing.seen(by, id));
    model.addAttribute("waiting", all.stream().filter(o -> o.answer() == null).toList());
    model.addAttribute("answered", all.stream().filter(o -> o.answer() != null).toList());
    model.addAttribute(
        "mine",
        all.stream()
            .map(o -> o.line().unit())
            .filter(u -> rights.answers(by, u))
            .collect(Collectors.toSet()));
    return "assessment/objections";
  }

  @PostMapping("/desk/assessment/{id}/objections/{objection}")
  @MayEnter(Role.STAFF)
  String answer(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @PathVariable long objection,
      @RequestParam(defaultValue = "") String upheld,
      @RequestParam(defaultValue = "") String words) {
    objecting.all(me.person(), id);
    if (!upheld.equals("YES") && !upheld.equals("NO")) {
      throw new Violations(MEASURES_22_1, "请选择异议成立还是不成立。");
    }
    objecting.answer(me.person(), id, objection, upheld.equals("YES"), words, clock.instant());
    return "redirect:/desk/assessment/" + id + "/objections";
  }
}
