package org.shenfa.orders;

import static org.shenfa.regulation.Clause.MEASURES_12_2;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.UnitKind;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.Actors;
import org.shenfa.procedures.By;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;

/** 督办单的权限: who sees an order, and in which capacity somebody takes a step of it. */
@Service
public class OrderRights {
  private final Organization organization;
  private final Actors actors;
  private final Clock clock;

  OrderRights(Organization organization, Actors actors, Clock clock) {
    this.organization = organization;
    this.actors = actors;
    this.clock = clock;
  }

  /** 新闻宣传处, the leaders and the unit that is pressed. */
  public boolean sees(Person person, Order order) {
    return organization.postsOf(person.id(), today()).stream()
        .anyMatch(p ->
            p.unitId() == order.unit()
                || p.unitId() == newsroom()
                || p.unitId() == organization.only(UnitKind.LEADERSHIP).id());
  }

  /** What a person may do with an order now, and as whom. */
  public Map<OrderEvent, Actor> open(Person person, Order order) {
    return OrderEvent.PROCEDURE.open(order.state(), actors.of(person.id(), order.unit(), today()));
  }

  void mustSee(Person person, Order order) {
    if (!sees(person, order)) {
      throw new NoSuchElementException();
    }
  }

  /**
   * In which capacity a person takes a step.
   *
   * @throws NoSuchElementException when the person may not even see the order
   * @throws Violations when it is not a step of now, or not one of this person
   */
  By as(Person person, Order order, OrderEvent event) {
    mustSee(person, order);
    var actor = open(person, order).get(event);
    if (actor != null) {
      return By.staff(
          actor, person, actor == Actor.HANDLER || actor == Actor.HEAD ? order.unit() : newsroom());
    }
    var may =
        Arrays.stream(Actor.values())
            .filter(a -> OrderEvent.PROCEDURE.allows(order.state(), event, a))
            .map(Actor::label)
            .collect(Collectors.joining("或者"));
    throw new Violations(
        MEASURES_12_2,
        may.isEmpty()
            ? "这份督办单现在是“%s”，不能“%s”。".formatted(order.state().label(), event.label())
            : "“%s”由%s办理。".formatted(event.label(), may));
  }

  /** The head of 新闻宣传处, who alone issues by hand. */
  By issuer(Person person) {
    if (!supervises(person)) {
      throw new Violations(MEASURES_12_2, "督办单由新闻宣传处负责人签发。");
    }
    return By.staff(Actor.SUPERVISOR, person, newsroom());
  }

  /** Whether this person may issue by hand. */
  public boolean supervises(Person person) {
    return actors.of(person.id(), 0, today()).contains(Actor.SUPERVISOR);
  }

  private long newsroom() {
    return organization.only(UnitKind.PUBLICITY_OFFICE).id();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
