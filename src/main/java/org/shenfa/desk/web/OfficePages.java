package org.shenfa.desk.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.organization.Appointments;
import org.shenfa.organization.Delegations;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.Post;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.Unit;
import org.shenfa.organization.UnitKind;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 机构、授权来源: the data that decides who takes which look. */
@Controller
public class OfficePages {
  private final Organization organization;
  private final Appointments appointments;
  private final Delegations delegations;
  private final Clock clock;

  OfficePages(
      Organization organization, Appointments appointments, Delegations delegations, Clock clock) {
    this.organization = organization;
    this.appointments = appointments;
    this.delegations = delegations;
    this.clock = clock;
  }

  /** A unit with the people who hold its posts today. */
  public record Staffed(Unit unit, List<Holder> holders) {}

  static Holder holder(Post post, Person person) {
    return new Holder(post, person.name(), person.staffNo());
  }

  /** One post and its holder. */
  public record Holder(Post post, String name, String staffNo) {}

  @GetMapping("/desk/organization")
  @MayEnter({Role.STAFF, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
  String organization(@AuthenticationPrincipal SignedIn me, Model model) {
    var today = LocalDate.now(clock);
    model.addAttribute(
        "units",
        organization.units().stream()
            .map(u ->
                new Staffed(
                    u,
                    organization.history(u.id()).stream()
                        .filter(p -> !p.from().isAfter(today))
                        .filter(p -> p.to() == null || !p.to().isBefore(today))
                        .sorted(java.util.Comparator.comparing(Post::kind).reversed())
                        .map(p -> holder(p, organization.person(p.personId())))
                        .toList()))
            .toList());
    model.addAttribute("gaps", organization.gaps(today));
    model.addAttribute("kinds", Arrays.asList(PostKind.values()));
    model.addAttribute("unitKinds", Arrays.asList(UnitKind.values()));
    model.addAttribute("mine", organization.postsOf(me.personId(), today));
    model.addAttribute("delegations", delegations.of(me.personId()));
    model.addAttribute("todayIso", today.toString());
    return "desk/organization";
  }

  @PostMapping("/desk/organization/people")
  @MayEnter(Role.SECURITY_ADMIN)
  String enrol(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String staffNo,
      @RequestParam String name) {
    appointments.enrol(me.person(), staffNo, name);
    return "redirect:/desk/organization";
  }

  @PostMapping("/desk/organization/posts")
  @MayEnter(Role.SECURITY_ADMIN)
  String appoint(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String staffNo,
      @RequestParam long unit,
      @RequestParam PostKind kind) {
    appointments.appoint(
        me.person(),
        organization.registered(staffNo, "staffNo").id(),
        unit,
        kind,
        LocalDate.now(clock));
    return "redirect:/desk/organization";
  }

  @PostMapping("/desk/organization/posts/end")
  @MayEnter(Role.SECURITY_ADMIN)
  String end(@AuthenticationPrincipal SignedIn me, @RequestParam long post) {
    appointments.end(me.person(), post);
    return "redirect:/desk/organization";
  }

  @PostMapping("/desk/organization/delegations")
  @MayEnter(Role.STAFF)
  String delegate(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam long post,
      @RequestParam String receiver,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @RequestParam String reason) {
    delegations.give(
        me.person(), post, organization.registered(receiver, "receiver").id(), from, to, reason);
    return "redirect:/desk/organization";
  }

  @PostMapping("/desk/organization/delegations/revoke")
  @MayEnter(Role.STAFF)
  String revoke(@AuthenticationPrincipal SignedIn me, @RequestParam long delegation) {
    delegations.revoke(me.person(), delegation);
    return "redirect:/desk/organization";
  }
}
