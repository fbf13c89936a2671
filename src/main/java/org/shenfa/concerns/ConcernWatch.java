package org.shenfa.concerns;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.shenfa.Shenfa;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.deadlines.WentLate;
import org.shenfa.organization.Organization;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.By;
import org.shenfa.procedures.Courses;
import org.shenfa.publication.SiteChanged;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 关切的巡查: what the main line and the clocks did becomes a step of the concern, once, however late
 * anybody looks.
 */
@Service
public class ConcernWatch {
  private final ConcernCases cases;
  private final Statements statements;
  private final ConcernRights rights;
  private final Organization organization;
  private final Courses courses;
  private final Deadlines deadlines;
  private final ConcernNews news;
  private final TransactionOperations transaction;
  private final Clock clock;

  ConcernWatch(
      ConcernCases cases,
      Statements statements,
      ConcernRights rights,
      Organization organization,
      Courses courses,
      Deadlines deadlines,
      ConcernNews news,
      TransactionOperations transaction,
      Clock clock) {
    this.cases = cases;
    this.statements = statements;
    this.rights = rights;
    this.organization = organization;
    this.courses = courses;
    this.deadlines = deadlines;
    this.news = news;
    this.transaction = transaction;
    this.clock = clock;
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(SiteChanged changed) {
    releases();
  }

  @Scheduled(fixedDelay = 20_000, initialDelay = 9_000)
  void tick() {
    sweep(clock.instant());
  }

  /** Everything there is to take up at this moment; promises are watched by the clocks. */
  public void sweep(Instant now) {
    releases();
    checks();
    archive(now);
  }

  private synchronized void releases() {
    for (var statement : statements.untaken()) {
      transaction.executeWithoutResult(t -> take(statement));
    }
  }

  private void take(Statement statement) {
    var out = statement.out();
    if (out == null || statements.taken(statement.itemId())) {
      return;
    }
    var concern = cases.find(statement.concern()).orElseThrow();
    var promised = out.promised();
    if (promised != null || statement.kind() == StatementKind.CONCLUSION) {
      deadlines.meet(Rule.CONCERN_UPDATE, Concerns.PROCEDURE, concern.id(), out.at());
    }
    courses.take(
        ConcernEvent.PROCEDURE,
        concern.id(),
        statement.kind().event(),
        statement.kind() == StatementKind.FIRST
            ? By.staff(Actor.SITE, organization.person(out.by()), rights.newsroom())
            : By.staff(statement.actor(), organization.person(statement.by()), concern.unit()),
        out.at(),
        "",
        Map.of(
            "item", statement.item(),
            "kind", statement.kind().name(),
            "label", statement.kind().label(),
            "release", out.number(),
            "next", promised == null ? "" : promised.toString()));
    var assessed = concern.assessed();
    if (statement.kind() == StatementKind.FIRST && assessed != null) {
      assessed
          .level()
          .first()
          .ifPresent(rule -> deadlines.meet(rule, Concerns.PROCEDURE, concern.id(), out.at()));
    }
    if (promised != null) {
      deadlines.start(Rule.CONCERN_UPDATE, Concerns.PROCEDURE, concern.id(), promised);
    }
  }

  private synchronized void checks() {
    for (var check : statements.unchecked()) {
      transaction.executeWithoutResult(t ->
          courses.take(
              ConcernEvent.PROCEDURE,
              check.concern(),
              ConcernEvent.CHECK_LIVE,
              By.staff(Actor.SITE, organization.person(check.person()), rights.newsroom()),
              check.at(),
              "",
              Map.of("item", check.item())));
    }
  }

  /** What was evaluated on a day before is put away. */
  private synchronized void archive(Instant now) {
    var today = now.atZone(Shenfa.ZONE).toLocalDate().atStartOfDay(Shenfa.ZONE).toInstant();
    for (var concern : cases.since(ConcernState.EVALUATED, today)) {
      transaction.executeWithoutResult(t ->
          courses.take(
              ConcernEvent.PROCEDURE,
              concern.id(),
              ConcernEvent.ARCHIVE,
              By.SYSTEM,
              now,
              "",
              Map.of()));
    }
  }

  /** 约定落空: news of the clocks, told once for each promise, in their transaction. */
  @EventListener
  void on(WentLate late) {
    var deadline = late.deadline();
    if (!deadline.procedure().equals(Concerns.PROCEDURE)) {
      return;
    }
    var concern = cases.find(deadline.caseId()).orElseThrow();
    if (deadline.rule() == Rule.CONCERN_UPDATE && concern.state() == ConcernState.RESPONDED) {
      courses.take(
          ConcernEvent.PROCEDURE,
          concern.id(),
          ConcernEvent.MISS,
          By.SYSTEM,
          deadline.end().orElseThrow(),
          "",
          Map.of("promise", deadline.from().toString()));
    }
    news.late(concern, deadline);
  }
}
