package org.shenfa.procedures;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.shenfa.organization.Organization;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.UnitKind;
import org.springframework.stereotype.Service;

/** 办理身份: in which capacities a person may take steps, by the posts held or stood in for. */
@Service
public class Actors {
  private final Organization organization;

  Actors(Organization organization) {
    this.organization = organization;
  }

  /**
   * What a person may be in a case that a unit handles.
   *
   * @param unit the handling unit, 0 while there is none
   * @param day in Asia/Shanghai
   */
  public Set<Actor> of(long person, long unit, LocalDate day) {
    var as = EnumSet.noneOf(Actor.class);
    var publicity = organization.only(UnitKind.PUBLICITY_OFFICE).id();
    var office = organization.only(UnitKind.GENERAL_OFFICE).id();
    if (unit != 0) {
      if (holds(person, unit, PostKind.CLERK, day) || holds(person, unit, PostKind.LIAISON, day)) {
        as.add(Actor.HANDLER);
      }
      add(as, Actor.SECRECY, person, unit, PostKind.SECRECY_REVIEWER, day);
      add(as, Actor.HEAD, person, unit, PostKind.UNIT_HEAD, day);
    }
    add(as, Actor.INTAKE, person, publicity, PostKind.INTAKE_CLERK, day);
    add(as, Actor.SITE, person, publicity, PostKind.SITE_EDITOR, day);
    add(as, Actor.SUPERVISOR, person, publicity, PostKind.UNIT_HEAD, day);
    add(as, Actor.PETITION_DESK, person, office, PostKind.PETITION_CLERK, day);
    add(as, Actor.OPENNESS_DESK, person, office, PostKind.OPENNESS_REVIEWER, day);
    add(as, Actor.OFFICE_HEAD, person, office, PostKind.UNIT_HEAD, day);
    var leadership = organization.only(UnitKind.LEADERSHIP).id();
    add(as, Actor.LEADER, person, leadership, PostKind.PRINCIPAL_LEADER, day);
    add(as, Actor.LEADER, person, leadership, PostKind.DEPUTY_LEADER, day);
    return as;
  }

  private void add(
      Set<Actor> as, Actor actor, long person, long unit, PostKind kind, LocalDate day) {
    if (holds(person, unit, kind, day)) {
      as.add(actor);
    }
  }

  private boolean holds(long person, long unit, PostKind kind, LocalDate day) {
    return organization.authority(person, unit, kind, day).isPresent();
  }
}
