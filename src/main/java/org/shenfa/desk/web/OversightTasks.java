package org.shenfa.desk.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.shenfa.accountability.AccountabilityState;
import org.shenfa.accountability.AccountabilityTasks;
import org.shenfa.assessment.AssessmentTasks;
import org.shenfa.desk.web.Tasks.Task;
import org.shenfa.orders.Orders;
import org.shenfa.organization.Person;
import org.shenfa.tickets.Severity;
import org.shenfa.tickets.TicketRegister;
import org.springframework.stereotype.Component;

/**
 * 监督里要办的事: errors, orders, assessments and accountability, each only for whom it waits and who may
 * see it.
 */
@Component
class OversightTasks {
  private final TicketRegister tickets;
  private final Orders orders;
  private final AssessmentTasks assessments;
  private final AccountabilityTasks accountability;
  private final Clock clock;

  OversightTasks(
      TicketRegister tickets,
      Orders orders,
      AssessmentTasks assessments,
      AccountabilityTasks accountability,
      Clock clock) {
    this.tickets = tickets;
    this.orders = orders;
    this.assessments = assessments;
    this.accountability = accountability;
    this.clock = clock;
  }

  List<Task> of(Person person) {
    var now = clock.instant();
    var found = new ArrayList<Task>();
    for (var ticket : tickets.owed(person)) {
      var end = ticket.end();
      found.add(
          new Task(
              "纠错",
              ticket.severity() == Severity.S1 || ticket.over(now),
              ticket.quoted().isEmpty() ? ticket.kind().label() : "“" + ticket.quoted() + "”",
              ticket.state().label() + (end == null ? "" : "，" + Times.minute(end) + " 到点"),
              "/desk/tickets/" + ticket.id(),
              "第二十五条"));
    }
    for (var order : orders.owed(person)) {
      var end = order.end();
      found.add(
          new Task(
              "督办",
              order.unrectified(),
              order.title(),
              order.state().label() + (end == null ? "" : "，" + Times.minute(end) + " 到点"),
              "/desk/orders/" + order.id(),
              "第十二条"));
    }
    for (var owed : assessments.of(person, now)) {
      var until = owed.until();
      found.add(
          new Task(
              "考评",
              false,
              owed.period().name() + "考评",
              owed.what() + (until == null ? "" : "，" + Times.minute(until) + " 到点"),
              owed.address(),
              "第二十二条"));
    }
    for (var one : accountability.of(person)) {
      var end = one.end();
      found.add(
          new Task(
              "问责",
              false,
              one.title(),
              "%s，%s%s"
                  .formatted(
                      one.number(),
                      one.state().label(),
                      end == null || one.state() != AccountabilityState.CLASSIFIED
                          ? ""
                          : "，" + Times.minute(end) + " 到点"),
              "/desk/accountability/" + one.id(),
              "第二十三条"));
    }
    return List.copyOf(found);
  }
}
