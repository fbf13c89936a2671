package org.shenfa.demo;

import java.time.Clock;
import java.time.LocalDate;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.Unit;
import org.shenfa.organization.UnitKind;
import org.springframework.stereotype.Component;

/** 演示人员: who holds which post in the demo office today. */
@Component
class DemoPeople {
  private final Organization organization;
  private final Clock clock;

  DemoPeople(Organization organization, Clock clock) {
    this.organization = organization;
    this.clock = clock;
  }

  Unit unit(String shortName) {
    return organization.units().stream()
        .filter(u -> u.shortName().equals(shortName))
        .findFirst()
        .orElseThrow();
  }

  Person holder(Unit unit, PostKind kind) {
    return organization.holders(unit.id(), kind, LocalDate.now(clock)).getFirst().person();
  }

  Unit newsroom() {
    return organization.only(UnitKind.PUBLICITY_OFFICE);
  }

  Person editor() {
    return holder(newsroom(), PostKind.SITE_EDITOR);
  }

  /** The holder of a post in the unit of this short name. */
  Person holder(String shortName, PostKind kind) {
    return holder(unit(shortName), kind);
  }
}
