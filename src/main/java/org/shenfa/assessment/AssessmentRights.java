package org.shenfa.assessment;

import static org.shenfa.regulation.Clause.MEASURES_22_1;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.Unit;
import org.shenfa.organization.UnitKind;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.Actors;
import org.shenfa.procedures.By;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;

/** 考评的权限: who sees which scores, and in which capacity somebody takes a step. */
@Service
public class AssessmentRights {
  private final Organization organization;
  private final Actors actors;
  private final Clock clock;

  AssessmentRights(Organization organization, Actors actors, Clock clock) {
    this.organization = organization;
    this.actors = actors;
    this.clock = clock;
  }

  /** 新闻宣传处 and the leaders see every unit. */
  public boolean seesAll(Person person) {
    var leadership = organization.only(UnitKind.LEADERSHIP).id();
    return organization.postsOf(person.id(), today()).stream()
        .anyMatch(p -> p.unitId() == newsroom() || p.unitId() == leadership);
  }

  /** The units whose lines a person sees because they head them. */
  public Set<Unit> headed(Person person) {
    return organization.units().stream()
        .filter(Standings::assessed)
        .filter(u -> heads(person, u.id()))
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }

  boolean heads(Person person, long unit) {
    return organization.authority(person.id(), unit, PostKind.UNIT_HEAD, today()).isPresent();
  }

  void mustSeeAll(Person person) {
    if (!seesAll(person)) {
      throw new NoSuchElementException();
    }
  }

  void mustSee(Person person, long unit) {
    if (!seesAll(person) && !heads(person, unit)) {
      throw new NoSuchElementException();
    }
  }

  /** What a person may do with a period now, apart from the lines of a unit. */
  public Map<AssessmentEvent, Actor> open(Person person, Period period) {
    return AssessmentEvent.PROCEDURE.open(period.state(), actors.of(person.id(), 0, today()));
  }

  /** The head of 新闻宣传处, who opens periods, calculates, confirms, and lays down the rules. */
  By supervisor(Person person) {
    mustSeeAll(person);
    if (!supervises(person)) {
      throw new Violations(MEASURES_22_1, "考评由新闻宣传处负责人组织。");
    }
    return By.staff(Actor.SUPERVISOR, person, newsroom());
  }

  public boolean supervises(Person person) {
    return actors.of(person.id(), 0, today()).contains(Actor.SUPERVISOR);
  }

  /** The head of a unit, about its own lines. */
  By head(Person person, long unit) {
    mustSee(person, unit);
    if (!heads(person, unit)) {
      throw new Violations(MEASURES_22_1, "异议由被考评单位的负责人提出。");
    }
    return By.staff(Actor.HEAD, person, unit);
  }

  /**
   * Who answers the objections of a unit: an editor or intake clerk of 新闻宣传处; those of 新闻宣传处 itself
   * a leader.
   */
  By answerer(Person person, long unit) {
    mustSeeAll(person);
    var as = actors.of(person.id(), 0, today());
    if (unit == newsroom()) {
      if (as.contains(Actor.LEADER)) {
        return By.staff(Actor.LEADER, person, organization.only(UnitKind.LEADERSHIP).id());
      }
      throw new Violations(MEASURES_22_1, "新闻宣传处自己的异议由厅领导答复。");
    }
    for (var actor : new Actor[] {Actor.SITE, Actor.INTAKE}) {
      if (as.contains(actor)) {
        return By.staff(actor, person, newsroom());
      }
    }
    throw new Violations(MEASURES_22_1, "异议由新闻宣传处的网站编辑、信件受理员答复；计分、确认的人不答复。");
  }

  /** Whether this person may answer a unit's objections. */
  public boolean answers(Person person, long unit) {
    var as = actors.of(person.id(), 0, today());
    return unit == newsroom()
        ? as.contains(Actor.LEADER)
        : as.contains(Actor.SITE) || as.contains(Actor.INTAKE);
  }

  private long newsroom() {
    return organization.only(UnitKind.PUBLICITY_OFFICE).id();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
