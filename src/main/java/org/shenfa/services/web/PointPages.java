package org.shenfa.services.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.content.Drafting;
import org.shenfa.services.ContactPoint;
import org.shenfa.services.ContactPoints;
import org.shenfa.services.Guides;
import org.shenfa.services.PointKind;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 登记簿的页面: phones, places, hours and fees, entered once and taken from there by guides. */
@Controller
class PointPages {
  private final Guides guides;
  private final ContactPoints points;
  private final Drafting drafting;

  PointPages(Guides guides, ContactPoints points, Drafting drafting) {
    this.guides = guides;
    this.points = points;
    this.drafting = drafting;
  }

  @GetMapping("/desk/services/points")
  @MayEnter(Role.STAFF)
  String points(@AuthenticationPrincipal SignedIn me, Model model) {
    var used =
        guides.all().stream()
            .flatMap(g -> g.elements().stream().flatMap(e -> e.points().stream()).distinct())
            .collect(Collectors.groupingBy(ContactPoint::id, Collectors.counting()));
    model.addAttribute("points", points.all());
    model.addAttribute("used", used);
    model.addAttribute("kinds", Arrays.asList(PointKind.values()));
    model.addAttribute("writes", drafting.writesFor(me.person(), me.unitId()));
    return "services/points";
  }

  @PostMapping("/desk/services/points")
  @MayEnter(Role.STAFF)
  String enter(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam PointKind kind,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String value,
      RedirectAttributes said) {
    points.add(me.person(), me.unitId(), kind, name, value);
    said.addFlashAttribute("saved", "已经登记，填写指南时可以选用。");
    return "redirect:/desk/services/points";
  }

  @PostMapping("/desk/services/points/{id}")
  @MayEnter(Role.STAFF)
  String change(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String value,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes said) {
    points.change(me.person(), id, value, reason);
    said.addFlashAttribute("saved", "已经变更。引用它的指南已转为“待复核”，由各自单位拟出更正、送审发布；网站上的内容不会自动改动。");
    return "redirect:/desk/services/points";
  }
}
