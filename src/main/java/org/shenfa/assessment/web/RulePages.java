package org.shenfa.assessment.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.assessment.Area;
import org.shenfa.assessment.AssessmentRights;
import org.shenfa.assessment.LineKind;
import org.shenfa.assessment.RuleSet;
import org.shenfa.assessment.RuleSets;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 考评规则: the versions, one version, and the form for the next. */
@Controller
class RulePages {
  private final RuleSets rules;
  private final AssessmentRights rights;
  private final Clock clock;

  RulePages(RuleSets rules, AssessmentRights rights, Clock clock) {
    this.rules = rules;
    this.rights = rights;
    this.clock = clock;
  }

  @GetMapping("/desk/assessment/rules")
  @MayEnter(Role.STAFF)
  String newest(@AuthenticationPrincipal SignedIn me, Model model) {
    return one(me, rules.all().getFirst().version(), model);
  }

  @GetMapping("/desk/assessment/rules/{version}")
  @MayEnter(Role.STAFF)
  String one(@AuthenticationPrincipal SignedIn me, @PathVariable int version, Model model) {
    model.addAttribute("rules", rules.version(version));
    model.addAttribute("all", rules.all());
    model.addAttribute("supervises", rights.supervises(me.person()));
    return "assessment/rules";
  }

  @GetMapping("/desk/assessment/rules/new")
  @MayEnter(Role.PUBLICITY)
  String form(Model model) {
    model.addAttribute("rules", rules.all().getFirst());
    model.addAttribute("from", LocalDate.now(clock).plusMonths(3).withDayOfMonth(1));
    return "assessment/rule-form";
  }

  @PostMapping("/desk/assessment/rules")
  @MayEnter(Role.PUBLICITY)
  String add(@AuthenticationPrincipal SignedIn me, @RequestParam Map<String, String> typed) {
    var points = new HashMap<LineKind, @Nullable BigDecimal>();
    for (var kind : LineKind.values()) {
      points.put(kind, number(typed.getOrDefault("points." + kind.name(), "")));
    }
    var frames = new HashMap<Area, RuleSet.@Nullable Frame>();
    for (var area : Area.values()) {
      var base = number(typed.getOrDefault("base." + area.name(), ""));
      var most = number(typed.getOrDefault("most." + area.name(), ""));
      frames.put(area, base == null || most == null ? null : new RuleSet.Frame(base, most));
    }
    var version =
        rules.add(
            me.person(),
            AssessmentPages.day(typed.getOrDefault("from", "")),
            typed.getOrDefault("note", ""),
            points,
            frames);
    return "redirect:/desk/assessment/rules/" + version;
  }

  private static @Nullable BigDecimal number(String typed) {
    var plain = typed.strip().replace('－', '-').replace("＋", "");
    return plain.matches("-?[0-9]{1,3}([.][0-9]{1,4})?") ? new BigDecimal(plain) : null;
  }
}
