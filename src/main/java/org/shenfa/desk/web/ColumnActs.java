package org.shenfa.desk.web;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.columns.Category;
import org.shenfa.columns.Column;
import org.shenfa.columns.ColumnChange;
import org.shenfa.columns.ColumnChanges;
import org.shenfa.organization.Organization;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 栏目改动: the acts by which a column changes, proposed by one and decided by another. */
@Controller
class ColumnActs {
  private final ColumnChanges changes;
  private final Organization organization;

  ColumnActs(ColumnChanges changes, Organization organization) {
    this.changes = changes;
    this.organization = organization;
  }

  @PostMapping("/desk/columns")
  @MayEnter(Role.PUBLICITY)
  String create(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String slug,
      @RequestParam String name,
      @RequestParam String description,
      @RequestParam String keywords,
      @RequestParam String type,
      @RequestParam long keeper,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(required = false) @Nullable Set<Category> accepts,
      @RequestParam int windowDays,
      @RequestParam int position,
      @RequestParam(defaultValue = "") String under,
      @RequestParam(defaultValue = "") String reason) {
    var leaf = slug.strip();
    var place = place(leaf, under);
    var column =
        new Column(
            0,
            place.topic() == null ? leaf : place.topic() + "-" + leaf,
            name.strip(),
            description.strip(),
            keywords.strip(),
            type.strip(),
            keeper,
            accepts == null ? Set.of() : accepts,
            windowDays,
            position,
            place,
            named(person),
            null);
    return propose(me, new ColumnChange.Create(column), reason);
  }

  /** Nothing, a column, or {@code zt/} and a topic. */
  private static Column.Place place(String leaf, String under) {
    return under.startsWith("zt/")
        ? new Column.Place(leaf, null, under.substring(3), "")
        : new Column.Place(leaf, under.isBlank() ? null : under.strip(), null, "");
  }

  /** The person with this staff number; none for an empty field. */
  private @Nullable Long named(String staffNo) {
    return staffNo.isBlank() ? null : organization.registered(staffNo, "person").id();
  }

  @PostMapping("/desk/columns/{slug}/rename")
  @MayEnter(Role.PUBLICITY)
  String rename(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String slug,
      @RequestParam String name,
      @RequestParam String description,
      @RequestParam String keywords,
      @RequestParam String type,
      @RequestParam String leaf,
      @RequestParam(defaultValue = "") String reason) {
    return propose(
        me,
        new ColumnChange.Rename(
            slug, name.strip(), description.strip(), keywords.strip(), type.strip(), leaf.strip()),
        reason);
  }

  @PostMapping("/desk/columns/{slug}/move")
  @MayEnter(Role.PUBLICITY)
  String move(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String slug,
      @RequestParam(defaultValue = "") String under,
      @RequestParam int position,
      @RequestParam(defaultValue = "") String reason) {
    var place = place("", under);
    return propose(
        me, new ColumnChange.Move(slug, place.parent(), place.topic(), position), reason);
  }

  @PostMapping("/desk/columns/{slug}/entrust")
  @MayEnter(Role.PUBLICITY)
  String entrust(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String slug,
      @RequestParam long keeper,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(required = false) @Nullable Set<Category> accepts,
      @RequestParam int windowDays,
      @RequestParam(defaultValue = "") String reason) {
    return propose(
        me,
        new ColumnChange.Entrust(
            slug, keeper, named(person), accepts == null ? Set.of() : accepts, windowDays),
        reason);
  }

  @PostMapping("/desk/columns/{slug}/merge")
  @MayEnter(Role.PUBLICITY)
  String merge(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String slug,
      @RequestParam String into,
      @RequestParam(defaultValue = "") String reason) {
    return propose(me, new ColumnChange.Merge(slug, into), reason);
  }

  @PostMapping("/desk/columns/{slug}/close")
  @MayEnter(Role.PUBLICITY)
  String close(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String slug,
      @RequestParam(defaultValue = "") String leadsTo,
      @RequestParam(defaultValue = "") String reason) {
    return propose(me, new ColumnChange.Close(slug, leadsTo.isBlank() ? null : leadsTo), reason);
  }

  private String propose(SignedIn me, ColumnChange change, String reason) {
    return "redirect:/desk/columns/proposals/" + changes.propose(me.person(), change, reason);
  }

  @PostMapping("/desk/columns/proposals/{id}")
  @MayEnter(Role.PUBLICITY)
  String decide(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam boolean agrees,
      @RequestParam(defaultValue = "") String reason) {
    changes.decide(me.person(), id, agrees, reason);
    return "redirect:/desk/columns/proposals/" + id;
  }
}
