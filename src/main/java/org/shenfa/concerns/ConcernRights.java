package org.shenfa.concerns;

import static org.shenfa.regulation.Clause.MEASURES_13_1;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.UnitKind;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.Actors;
import org.shenfa.procedures.By;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;

/** 关切的权限: who sees a concern, and in which capacity somebody takes a step of it. */
@Service
public class ConcernRights {
  private final Organization organization;
  private final Actors actors;
  private final Clock clock;

  ConcernRights(Organization organization, Actors actors, Clock clock) {
    this.organization = organization;
    this.actors = actors;
    this.clock = clock;
  }

  /** Whoever noticed it, 新闻宣传处, the leaders and the unit that answers for it. */
  public boolean sees(Person person, Concern concern) {
    return concern.noticedBy() == person.id()
        || organization.postsOf(person.id(), today()).stream()
            .anyMatch(p ->
                p.unitId() == concern.unit()
                    || p.unitId() == newsroom()
                    || p.unitId() == organization.only(UnitKind.LEADERSHIP).id());
  }

  /** What a person may do with a concern now, and as whom. */
  public Map<ConcernEvent, Actor> open(Person person, Concern concern) {
    return ConcernEvent.PROCEDURE.open(
        concern.state(), actors.of(person.id(), concern.unit(), today()));
  }

  /**
   * In which capacity a person takes a step.
   *
   * @throws NoSuchElementException when the person may not even see the concern
   * @throws Violations when it is not a step of now, or not one of this person
   */
  @Enforces(MEASURES_13_1)
  By as(Person person, Concern concern, ConcernEvent event) {
    mustSee(person, concern);
    var actor = open(person, concern).get(event);
    if (actor != null) {
      return By.staff(actor, person, unitOf(actor, concern));
    }
    var may = EnumSet.noneOf(Actor.class);
    for (var one : Actor.values()) {
      if (ConcernEvent.PROCEDURE.allows(concern.state(), event, one)) {
        may.add(one);
      }
    }
    throw new Violations(
        MEASURES_13_1,
        may.isEmpty()
            ? "这一关切现在是“%s”，不能“%s”。".formatted(concern.state().label(), event.label())
            : "“%s”由%s办理。"
                .formatted(
                    event.label(),
                    may.stream().map(Actor::label).collect(Collectors.joining("或者"))));
  }

  void mustSee(Person person, Concern concern) {
    if (!sees(person, concern)) {
      throw new NoSuchElementException();
    }
  }

  /** A person of 新闻宣传处 who may do what its newsroom does, whatever the state. */
  By newsroom(Person person) {
    return actors.of(person.id(), 0, today()).stream()
        .filter(Set.of(Actor.INTAKE, Actor.SITE, Actor.SUPERVISOR)::contains)
        .findFirst()
        .map(a -> By.staff(a, person, newsroom()))
        .orElseThrow(() -> new Violations(MEASURES_13_1, "这一步由新闻宣传处办理。"));
  }

  /** Anybody of the house, with the capacity that comes first. */
  By anyone(Person person) {
    var posts = organization.postsOf(person.id(), today());
    if (posts.isEmpty()) {
      throw new NoSuchElementException();
    }
    var unit = posts.getFirst().unitId();
    var actor =
        actors.of(person.id(), unit, today()).stream()
            .filter(a -> ConcernEvent.PROCEDURE.allows(null, ConcernEvent.NOTICE, a))
            .findFirst()
            .orElse(Actor.HANDLER);
    return By.staff(actor, person, unit);
  }

  private long unitOf(Actor actor, Concern concern) {
    return switch (actor) {
      case HANDLER, HEAD, SECRECY -> concern.unit();
      case LEADER -> organization.only(UnitKind.LEADERSHIP).id();
      case PETITION_DESK, OPENNESS_DESK, OFFICE_HEAD ->
          organization.only(UnitKind.GENERAL_OFFICE).id();
      case INTAKE, SITE, SUPERVISOR, READER, CITIZEN, OUTSIDE, SYSTEM -> newsroom();
    };
  }

  long newsroom() {
    return organization.only(UnitKind.PUBLICITY_OFFICE).id();
  }

  /** Whether somebody is one of the leaders, or stands in for one. */
  public boolean leader(Person person) {
    return actors.of(person.id(), 0, today()).contains(Actor.LEADER);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
