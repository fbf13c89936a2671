package org.shenfa.desk.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.columns.Columns;
import org.shenfa.organization.Appointments;
import org.shenfa.organization.Leaders;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Post;
import org.shenfa.organization.UnitKind;
import org.shenfa.organization.Units;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 单位页: one unit with everything it was and everyone who served in it; the leaders' order. */
@Controller
class UnitPages {
  private final Organization organization;
  private final Units units;
  private final Appointments appointments;
  private final Leaders leaders;
  private final Columns columns;
  private final Clock clock;

  UnitPages(
      Organization organization,
      Units units,
      Appointments appointments,
      Leaders leaders,
      Columns columns,
      Clock clock) {
    this.organization = organization;
    this.units = units;
    this.appointments = appointments;
    this.leaders = leaders;
    this.columns = columns;
    this.clock = clock;
  }

  @GetMapping("/desk/organization/units/{id}")
  @MayEnter({Role.STAFF, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
  String unit(@PathVariable long id, Model model) {
    var unit = organization.unit(id);
    var today = LocalDate.now(clock);
    model.addAttribute("unit", unit);
    model.addAttribute("open", units.open(id));
    model.addAttribute("names", units.names(id));
    model.addAttribute(
        "posts",
        organization.history(id).stream()
            .sorted(Comparator.comparing(Post::kind).reversed())
            .map(p -> OfficePages.holder(p, organization.person(p.personId())))
            .toList());
    model.addAttribute("delegations", units.delegations(id));
    model.addAttribute(
        "columns", columns.all().stream().filter(c -> c.keeperUnit() == id).toList());
    if (unit.kind() == UnitKind.LEADERSHIP) {
      model.addAttribute("leaders", leaders.on(today));
    }
    model.addAttribute("day", today);
    return "desk/unit";
  }

  @PostMapping("/desk/organization/units")
  @MayEnter(Role.SECURITY_ADMIN)
  String establish(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam UnitKind unitKind,
      @RequestParam String name,
      @RequestParam String shortName,
      @RequestParam int sort) {
    var made = units.establish(me.person(), unitKind, name, shortName, sort);
    return "redirect:/desk/organization/units/" + made.id();
  }

  @PostMapping("/desk/organization/units/{id}/name")
  @MayEnter(Role.SECURITY_ADMIN)
  String rename(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam String name,
      @RequestParam String shortName) {
    units.rename(me.person(), id, name, shortName);
    return "redirect:/desk/organization/units/" + id;
  }

  @PostMapping("/desk/organization/units/{id}/close")
  @MayEnter(Role.SECURITY_ADMIN)
  String close(
      @AuthenticationPrincipal SignedIn me, @PathVariable long id, @RequestParam String reason) {
    units.close(me.person(), id, reason);
    return "redirect:/desk/organization/units/" + id;
  }

  @PostMapping("/desk/organization/leaders")
  @MayEnter(Role.SECURITY_ADMIN)
  String rank(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam long post,
      @RequestParam int rank,
      @RequestParam String title) {
    leaders.rank(me.person(), post, rank, title);
    return "redirect:/desk/organization/units/" + organization.only(UnitKind.LEADERSHIP).id();
  }

  @PostMapping("/desk/organization/people/name")
  @MayEnter(Role.SECURITY_ADMIN)
  String renamePerson(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String staffNo,
      @RequestParam String name) {
    appointments.rename(me.person(), organization.registered(staffNo, "staffNo"), name);
    return "redirect:/desk/organization";
  }
}
