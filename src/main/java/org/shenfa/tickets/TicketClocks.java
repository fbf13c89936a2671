package org.shenfa.tickets;

import java.time.Instant;
import java.util.List;
import org.shenfa.deadlines.Deadline;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.deadlines.WentLate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 纠错单的时钟: begins the terms of what visitors reported and tells of what became late. Looks at what
 * is, so that standing still for days loses nothing and a second look adds nothing.
 */
@Service
public class TicketClocks {
  static final String NAME = TicketEvent.PROCEDURE.name();

  private static final Logger LOG = LoggerFactory.getLogger(TicketClocks.class);

  private static final String NEW =
      """
      select t.id from ticket t
      where not exists (select from deadline d where d.procedure = 'ticket' and d.case_id = t.id and d.rule = 'TICKET_ANSWER')
      order by t.id limit 500
      """;

  private final JdbcClient db;
  private final TicketCases cases;
  private final Deadlines deadlines;
  private final TicketNews news;
  private final TransactionOperations transaction;

  TicketClocks(
      JdbcClient db,
      TicketCases cases,
      Deadlines deadlines,
      TicketNews news,
      TransactionOperations transaction) {
    this.db = db;
    this.cases = cases;
    this.deadlines = deadlines;
    this.news = news;
    this.transaction = transaction;
  }

  @Scheduled(fixedDelay = 10_000, initialDelay = 7_000)
  void tick() {
    sweep();
  }

  /** Everything that visitors reported and that has no clock yet. */
  public void sweep() {
    for (var id : db.sql(NEW).query((row, n) -> row.getLong(1)).list()) {
      try {
        transaction.executeWithoutResult(t -> begin(id));
      } catch (RuntimeException e) {
        // The next look finds it again; the others are not kept waiting.
        LOG.warn("纠错单 {} 未能起算：{}", id, e.getMessage());
      }
    }
  }

  /** Starts what runs from the report on, once, and tells who has to look at it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void begin(long id) {
    db.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param("ticket clocks " + id)
        .query()
        .singleRow();
    if (!deadlines.of(NAME, id).isEmpty()) {
      return;
    }
    var ticket = cases.find(id).orElseThrow();
    deadlines.start(Rule.TICKET_ANSWER, NAME, id, ticket.at());
    deadlines.start(
        ticket.state() == TicketState.QUARANTINED
            ? Rule.TICKET_SCREENING
            : ticket.kind().grave() ? Rule.TICKET_TRIAGE_URGENT : Rule.TICKET_TRIAGE,
        NAME,
        id,
        ticket.at());
    news.reported(ticket);
  }

  /** The clock of a step begins, and every other but the answer's is over. */
  void turn(long id, Rule next, Instant now) {
    settle(id, now);
    deadlines.start(next, NAME, id, now);
  }

  /** What was owed for the last step is done. */
  void settle(long id, Instant now) {
    running(id).forEach(d -> deadlines.meet(d.rule(), NAME, id, now));
  }

  /** What was owed for the last step need not be done any more. */
  void drop(long id, String why, Instant now) {
    running(id).forEach(d -> deadlines.drop(d.rule(), NAME, id, why, now));
  }

  private List<Deadline> running(long id) {
    return deadlines.of(NAME, id).stream()
        .filter(Deadline::open)
        .filter(d -> d.rule() != Rule.TICKET_ANSWER)
        .toList();
  }

  void answered(long id, Instant now) {
    deadlines.meet(Rule.TICKET_ANSWER, NAME, id, now);
  }

  /** Nobody waits for an answer of this ticket. */
  void unanswered(long id, String why, Instant now) {
    deadlines.drop(Rule.TICKET_ANSWER, NAME, id, why, now);
  }

  /** 超期: told once for each clock, in the transaction of the engine. */
  @EventListener
  void on(WentLate late) {
    if (late.deadline().procedure().equals(NAME)) {
      news.late(cases.find(late.deadline().caseId()).orElseThrow(), late.deadline());
    }
  }
}
