package org.shenfa.tickets;

import static org.shenfa.regulation.Clause.MEASURES_25_1;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Courses;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 纠错单的核实与交办: a person says whether it is an error, how grave, and who puts it right; the reporter
 * is answered. What is done about the page is in {@link Mending}.
 */
@Service
public class TicketHandling {
  private final TicketCases cases;
  private final TicketRegister register;
  private final TicketRights rights;
  private final TicketClocks clocks;
  private final TicketNews news;
  private final Courses courses;
  private final Organization organization;
  private final Clock clock;

  TicketHandling(
      TicketCases cases,
      TicketRegister register,
      TicketRights rights,
      TicketClocks clocks,
      TicketNews news,
      Courses courses,
      Organization organization,
      Clock clock) {
    this.cases = cases;
    this.register = register;
    this.rights = rights;
    this.clocks = clocks;
    this.news = news;
    this.courses = courses;
    this.organization = organization;
    this.clock = clock;
  }

  private Instant step(
      Person by, Ticket ticket, TicketEvent event, String reason, Map<String, String> details) {
    var as = rights.as(by, ticket, event);
    var now = clock.instant();
    courses.take(TicketEvent.PROCEDURE, ticket.id(), event, as, now, reason, details);
    return now;
  }

  /** 甄别通过: what looked like abuse is none. */
  @Transactional
  public void release(Person by, long id) {
    var ticket = register.seen(by, id);
    var now = step(by, ticket, TicketEvent.RELEASE, "", Map.of());
    clocks.turn(id, triage(ticket), now);
  }

  private static org.shenfa.deadlines.Rule triage(Ticket ticket) {
    return ticket.kind().grave()
        ? org.shenfa.deadlines.Rule.TICKET_TRIAGE_URGENT
        : org.shenfa.deadlines.Rule.TICKET_TRIAGE;
  }

  /** 认定为滥用: stays registered, with the reason; nobody waits for an answer. */
  @Transactional
  public void abuse(Person by, long id, String reason) {
    var ticket = register.seen(by, id);
    rights.as(by, ticket, TicketEvent.CONFIRM_ABUSE);
    var now = step(by, ticket, TicketEvent.CONFIRM_ABUSE, Courses.reason(reason), Map.of());
    clocks.settle(id, now);
    clocks.unanswered(id, "认定为滥用", now);
  }

  /** 核实定级: it is an error; from now on it has to be put right in time. */
  @Enforces(MEASURES_25_1)
  @Transactional
  public void confirm(Person by, long id, @Nullable Severity severity, String reason) {
    var ticket = register.seen(by, id);
    rights.as(by, ticket, TicketEvent.CONFIRM);
    var grade = graded(severity);
    var now = step(by, ticket, TicketEvent.CONFIRM, reason, Map.of("severity", grade.name()));
    clocks.turn(id, grade.here(), now);
  }

  private static Severity graded(@Nullable Severity severity) {
    if (severity == null) {
      throw new Violations(List.of(new Violation(MEASURES_25_1, "severity", "请定级：一级、二级或者三级。")));
    }
    return severity;
  }

  /** 改定为更高级别: only graver, with the reason; the shorter term runs from now. */
  @Transactional
  public void regrade(Person by, long id, @Nullable Severity severity, String reason) {
    var ticket = register.seen(by, id);
    rights.as(by, ticket, TicketEvent.REGRADE);
    var grade = graded(severity);
    var before = ticket.severity();
    if (before != null && grade.compareTo(before) >= 0) {
      throw new Violations(MEASURES_25_1, "只能改定为更高的级别；现在是" + before.label() + "。");
    }
    var now =
        step(
            by,
            ticket,
            TicketEvent.REGRADE,
            Courses.reason(reason),
            Map.of("severity", grade.name()));
    clocks.drop(id, "改定为" + grade.label(), now);
    clocks.turn(id, ticket.acting() == 0 ? grade.here() : grade.atUnit(), now);
  }

  /** 不是差错: with the reason, which the reporter reads. */
  @Enforces(MEASURES_25_1)
  @Transactional
  public void reject(Person by, long id, String reason) {
    var ticket = register.seen(by, id);
    rights.as(by, ticket, TicketEvent.REJECT);
    var now = step(by, ticket, TicketEvent.REJECT, Courses.reason(reason), Map.of());
    clocks.settle(id, now);
  }

  /** 并入另一张: its reporters are answered with the other one. */
  @Transactional
  public void duplicate(Person by, long id, String number) {
    var ticket = register.seen(by, id);
    rights.as(by, ticket, TicketEvent.DUPLICATE);
    var main =
        cases
            .numbered(number.strip().toUpperCase(java.util.Locale.ROOT))
            .filter(t -> t.id() != id)
            .filter(t -> t.state() != TicketState.DUPLICATE && t.state() != TicketState.ABUSE)
            .orElseThrow(() ->
                new Violations(
                    List.of(
                        new Violation(
                            MEASURES_25_1, "main", "请填写另一张没有并走的纠错单的编号，例如 JC20261126-0001。"))));
    var now =
        step(
            by,
            ticket,
            TicketEvent.DUPLICATE,
            "",
            Map.of("main", Long.toString(main.id()), "number", main.number()));
    clocks.settle(id, now);
    clocks.unanswered(id, "并入 " + main.number(), now);
  }

  /** 通知单位改正: the unit puts it right through the main line; whoever confirmed the text is told. */
  @Enforces(MEASURES_25_1)
  @Transactional
  public void notify(Person by, long id, long unit, String words) {
    var ticket = register.seen(by, id);
    rights.as(by, ticket, TicketEvent.NOTIFY);
    var to =
        organization.units().stream()
            .filter(u -> u.id() == unit)
            .findFirst()
            .orElseThrow(
                () -> new Violations(List.of(new Violation(MEASURES_25_1, "unit", "请选择由哪个单位改正。"))));
    var now =
        step(
            by,
            ticket,
            TicketEvent.NOTIFY,
            Courses.reason(words),
            Map.of("unit", Long.toString(to.id()), "unitName", to.shortName()));
    clocks.drop(id, "转" + to.shortName() + "改正", now);
    clocks.turn(id, graded(ticket.severity()).atUnit(), now);
    news.notified(ticket, to.id());
  }

  /** 单位提出异议: 新闻宣传处 looks a second time. */
  @Enforces(MEASURES_25_1)
  @Transactional
  public void dispute(Person by, long id, String reason) {
    var ticket = register.seen(by, id);
    rights.as(by, ticket, TicketEvent.DISPUTE);
    var now = step(by, ticket, TicketEvent.DISPUTE, Courses.reason(reason), Map.of());
    clocks.drop(id, "单位提出异议", now);
    clocks.turn(id, triage(ticket), now);
    news.disputed(ticket);
  }

  /** 答复并办结: what was done, or why it is no error; met or late, the answer's clock stops here. */
  @Enforces(MEASURES_25_1)
  @Transactional
  public void answer(Person by, long id, String words) {
    var ticket = register.seen(by, id);
    rights.as(by, ticket, TicketEvent.ANSWER);
    var details = new TreeMap<String, String>();
    details.put("reports", Integer.toString(ticket.reports()));
    var now = step(by, ticket, TicketEvent.ANSWER, Courses.reason(words), details);
    clocks.settle(id, now);
    clocks.answered(id, now);
  }
}
