package org.shenfa.tickets;

import static org.shenfa.regulation.Clause.MEASURES_25_1;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
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

/** 纠错单的权限: who sees a ticket, and in which capacity somebody takes a step of it. */
@Service
public class TicketRights {
  private final Organization organization;
  private final Actors actors;
  private final Clock clock;

  TicketRights(Organization organization, Actors actors, Clock clock) {
    this.organization = organization;
    this.actors = actors;
    this.clock = clock;
  }

  /** 新闻宣传处, the leaders, the unit whose text it is and the one that was told to put it right. */
  public boolean sees(Person person, Ticket ticket) {
    return organization.postsOf(person.id(), today()).stream()
        .map(p -> p.unitId())
        .anyMatch(u ->
            u == newsroom()
                || u == organization.only(UnitKind.LEADERSHIP).id()
                || Objects.equals(ticket.charged(), u)
                || Objects.equals(ticket.unit(), u)
                    && ticket.state() != TicketState.QUARANTINED
                    && ticket.state() != TicketState.ABUSE);
  }

  /** What a person may do with a ticket now, and as whom. */
  public Map<TicketEvent, Actor> open(Person person, Ticket ticket) {
    var open =
        TicketEvent.PROCEDURE.open(
            ticket.state(), actors.of(person.id(), ticket.acting(), today()));
    open.remove(TicketEvent.JOIN);
    return open;
  }

  /**
   * In which capacity a person takes a step.
   *
   * @throws NoSuchElementException when the person may not even see the ticket
   * @throws Violations when it is not a step of now, or not one of this person
   */
  @Enforces(MEASURES_25_1)
  By as(Person person, Ticket ticket, TicketEvent event) {
    mustSee(person, ticket);
    var actor = open(person, ticket).get(event);
    if (actor != null) {
      return By.staff(
          actor,
          person,
          actor == Actor.HANDLER || actor == Actor.HEAD ? ticket.acting() : newsroom());
    }
    var may = EnumSet.noneOf(Actor.class);
    for (var one : Actor.values()) {
      if (TicketEvent.PROCEDURE.allows(ticket.state(), event, one)) {
        may.add(one);
      }
    }
    throw new Violations(
        MEASURES_25_1,
        may.isEmpty()
            ? "这张纠错单现在是“%s”，不能“%s”。".formatted(ticket.state().label(), event.label())
            : "“%s”由%s办理。"
                .formatted(
                    event.label(),
                    may.stream().map(Actor::label).collect(Collectors.joining("或者"))));
  }

  void mustSee(Person person, Ticket ticket) {
    if (!sees(person, ticket)) {
      throw new NoSuchElementException();
    }
  }

  /** Anybody of the house who reads the site, with the capacity that comes first. */
  By anyone(Person person) {
    var posts = organization.postsOf(person.id(), today());
    if (posts.isEmpty()) {
      throw new NoSuchElementException();
    }
    var unit = posts.getFirst().unitId();
    return By.staff(
        actors.of(person.id(), unit, today()).stream()
            .filter(a -> TicketEvent.PROCEDURE.allows(null, TicketEvent.REPORT, a))
            .findFirst()
            .orElse(Actor.HANDLER),
        person,
        unit);
  }

  private long newsroom() {
    return organization.only(UnitKind.PUBLICITY_OFFICE).id();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
