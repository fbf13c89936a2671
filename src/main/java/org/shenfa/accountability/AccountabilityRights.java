package org.shenfa.accountability;

import static org.shenfa.regulation.Clause.MEASURES_23_1;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.UnitKind;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.Actors;
import org.shenfa.procedures.By;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;

/**
 * 问责登记的权限: 新闻宣传处 and the leaders see a case, the head of the unit it is about once there is
 * something to answer. Of a case about 新闻宣传处 itself its people see nothing more than any unit.
 */
@Service
public class AccountabilityRights {
  /** What 新闻宣传处 does about other units, and the leaders about 新闻宣传处. */
  private static final Set<AccountabilityEvent> WORK =
      EnumSet.of(
          AccountabilityEvent.CHECK_FACTS,
          AccountabilityEvent.CLASSIFY,
          AccountabilityEvent.RECORD,
          AccountabilityEvent.CLOSE);

  private final Organization organization;
  private final Actors actors;
  private final Clock clock;

  AccountabilityRights(Organization organization, Actors actors, Clock clock) {
    this.organization = organization;
    this.actors = actors;
    this.clock = clock;
  }

  /** Whether this person may know of the register at all. */
  public boolean keeps(Person person) {
    return in(person, newsroom()) || in(person, leadership());
  }

  /** Whether this person may know of the case. */
  public boolean sees(Person person, AccountabilityCase one) {
    var answers =
        switch (one.state()) {
          case SUSPECTED, FACTS_CHECKED, NOT_ESTABLISHED -> false;
          case CLASSIFIED, HEARD, DECIDED, RECORDED, CLOSED -> true;
        };
    return in(person, leadership())
        || one.unit() != newsroom() && in(person, newsroom())
        || answers
            && organization
                .authority(person.id(), one.unit(), PostKind.UNIT_HEAD, today())
                .isPresent();
  }

  private boolean in(Person person, long unit) {
    return organization.postsOf(person.id(), today()).stream().anyMatch(p -> p.unitId() == unit);
  }

  void mustSee(Person person, AccountabilityCase one) {
    if (!sees(person, one)) {
      throw new NoSuchElementException();
    }
  }

  /** What a person may do with a case now, and as whom. */
  public Map<AccountabilityEvent, Actor> open(Person person, AccountabilityCase one) {
    var open = new EnumMap<AccountabilityEvent, Actor>(AccountabilityEvent.class);
    var as = actors.of(person.id(), one.unit(), today());
    for (var event : AccountabilityEvent.values()) {
      as.stream()
          .filter(a -> AccountabilityEvent.PROCEDURE.allows(one.state(), event, a))
          .filter(a -> theirs(one, event, a))
          .findFirst()
          .ifPresent(a -> open.put(event, a));
    }
    return open;
  }

  /** 新闻宣传处 does not look into itself, and the leaders do not do its work. */
  private boolean theirs(AccountabilityCase one, AccountabilityEvent event, Actor actor) {
    var own = one.unit() == newsroom();
    return switch (actor) {
      case SITE, INTAKE, SUPERVISOR -> !own;
      case LEADER -> own || !WORK.contains(event);
      case CITIZEN,
          HANDLER,
          SECRECY,
          HEAD,
          PETITION_DESK,
          OPENNESS_DESK,
          OFFICE_HEAD,
          READER,
          OUTSIDE,
          SYSTEM ->
          true;
    };
  }

  /**
   * In which capacity a person takes a step.
   *
   * @throws NoSuchElementException when the person may not even see the case
   * @throws Violations when it is not a step of now, or not one of this person
   */
  By as(Person person, AccountabilityCase one, AccountabilityEvent event) {
    mustSee(person, one);
    var actor = open(person, one).get(event);
    if (actor != null) {
      return By.staff(
          actor,
          person,
          actor == Actor.HEAD ? one.unit() : actor == Actor.LEADER ? leadership() : newsroom());
    }
    var may =
        Arrays.stream(Actor.values())
            .filter(a -> AccountabilityEvent.PROCEDURE.allows(one.state(), event, a))
            .filter(a -> theirs(one, event, a))
            .map(Actor::label)
            .collect(Collectors.joining("或者"));
    throw new Violations(
        MEASURES_23_1,
        may.isEmpty()
            ? "这一件现在是“%s”，不能“%s”。".formatted(one.state().label(), event.label())
            : "“%s”由%s办理。".formatted(event.label(), may));
  }

  /** Who registers a suspicion by hand. */
  By raiser(Person person) {
    if (!keeps(person)) {
      throw new NoSuchElementException();
    }
    var as = actors.of(person.id(), 0, today());
    if (as.contains(Actor.SUPERVISOR)) {
      return By.staff(Actor.SUPERVISOR, person, newsroom());
    }
    if (as.contains(Actor.LEADER)) {
      return By.staff(Actor.LEADER, person, leadership());
    }
    throw new Violations(MEASURES_23_1, "问责线索由新闻宣传处负责人或者厅领导登记。");
  }

  /** Whether this person may register one. */
  public boolean raises(Person person) {
    var as = actors.of(person.id(), 0, today());
    return as.contains(Actor.SUPERVISOR) || as.contains(Actor.LEADER);
  }

  private long newsroom() {
    return organization.only(UnitKind.PUBLICITY_OFFICE).id();
  }

  private long leadership() {
    return organization.only(UnitKind.LEADERSHIP).id();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
