package org.shenfa.letters;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.procedures.By;
import org.shenfa.procedures.Courses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 信件时钟: what follows from time and from what writers did on the public side. Looks at what is, so
 * that standing still for days loses nothing and a second look adds nothing.
 */
@Service
public class LetterClocks {
  private static final Logger LOG = LoggerFactory.getLogger(LetterClocks.class);
  private static final Duration KEPT_OPEN = Duration.ofDays(90);

  private final JdbcClient db;
  private final Courses courses;
  private final LetterSteps steps;
  private final Deadlines deadlines;
  private final TransactionOperations transaction;
  private final Clock clock;

  LetterClocks(
      JdbcClient db,
      Courses courses,
      LetterSteps steps,
      Deadlines deadlines,
      TransactionOperations transaction,
      Clock clock) {
    this.db = db;
    this.courses = courses;
    this.steps = steps;
    this.deadlines = deadlines;
    this.transaction = transaction;
    this.clock = clock;
  }

  private record Due(long id, Instant at) {}

  @Scheduled(fixedDelay = 20_000, initialDelay = 6_000)
  void tick() {
    sweep(clock.instant());
  }

  /** Everything that is due at {@code now}. */
  public void sweep(Instant now) {
    each(NEW, d -> steps.begin(d.id(), d.at()));
    each(SUSPECTED, d -> deadlines.start(Rule.LETTER_SCREENING, Triage.NAME, d.id(), d.at()));
    each(
        WITHDRAWN,
        d -> {
          for (var rule : Rule.values()) {
            deadlines.drop(rule, Triage.NAME, d.id(), "写信人撤回", d.at());
          }
        });
    each(RATED, d -> deadlines.meet(Rule.LETTER_RATING, Triage.NAME, d.id(), d.at()));
    each(
        UNRATED,
        d -> {
          step(d, LetterEvent.WINDOW_ENDS, now);
          deadlines.drop(Rule.LETTER_RATING, Triage.NAME, d.id(), "没有评价", now);
        });
    each(
        OUT,
        d -> {
          step(d, LetterEvent.PUBLISH, now);
          deadlines.meet(Rule.LETTER_PUBLICATION, Triage.NAME, d.id(), d.at());
        });
    each(SEEN, d -> step(d, LetterEvent.CONFIRM_LIVE, now));
    each(TAKEN_DOWN, d -> step(d, LetterEvent.UNPUBLISH, now));
    each(
        NO_CONSENT,
        d -> {
          step(d, LetterEvent.KEEP_PRIVATE, now);
          deadlines.drop(Rule.LETTER_PUBLICATION, Triage.NAME, d.id(), "写信人撤回公开的同意", now);
        });
    putAway(now);
  }

  /** What is settled stays in the list for a quarter, then it is put away. */
  private void putAway(Instant now) {
    var settled =
        db.sql(SETTLED)
            .param(now.minus(KEPT_OPEN).atOffset(ZoneOffset.UTC))
            .query((row, n) -> new Due(row.getLong(1), now))
            .list();
    each(settled, d -> step(d, LetterEvent.ARCHIVE, now));
  }

  private void step(Due due, LetterEvent event, Instant now) {
    courses.take(LetterEvent.PROCEDURE, due.id(), event, By.SYSTEM, now, "", Map.of());
  }

  private void each(String due, java.util.function.Consumer<Due> act) {
    each(found(due), act);
  }

  private void each(List<Due> due, java.util.function.Consumer<Due> act) {
    for (var one : due) {
      try {
        transaction.executeWithoutResult(t -> act.accept(one));
      } catch (RuntimeException e) {
        // The next look finds it again; the others are not kept waiting.
        LOG.warn("信件 {} 到时未能处理：{}", one.id(), e.getMessage());
      }
    }
  }

  private List<Due> found(String due) {
    return db.sql(due)
        .query(
            (row, n) -> new Due(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant()))
        .list();
  }

  /** A joined letter stays as it is: its writer reads the answer of the other one through it. */
  private static final String SETTLED =
      """
      select n.id from letter_now n
      where n.state in ('CLOSED', 'NOT_ACCEPTED', 'WITHDRAWN', 'REDIRECTED') and n.since < ?
      """;

  private static final String NEW =
      """
      select l.id, l.received_at from letter l
      where not exists (select from deadline d where d.procedure = 'letter' and d.case_id = l.id and d.rule = 'LETTER_PROMISE')
      order by l.id
      """;

  private static final String SUSPECTED =
      """
      select n.id, n.since from letter_now n where n.state = 'QUARANTINED'
        and not exists (select from deadline d where d.procedure = 'letter' and d.case_id = n.id and d.rule = 'LETTER_SCREENING')
      """;

  private static final String WITHDRAWN =
      """
      select n.id, n.since from letter_now n where n.state = 'WITHDRAWN'
        and exists (select from deadline_now d where d.procedure = 'letter' and d.case_id = n.id and d.met_at is null and not d.dropped)
      """;

  private static final String RATED =
      """
      select c.case_id, max(c.at) from course c
      join deadline_now d on d.procedure = 'letter' and d.case_id = c.case_id and d.rule = 'LETTER_RATING'
        and d.met_at is null and not d.dropped and d.from_at <= c.at
      where c.procedure = 'letter' and c.event in ('RATE', 'ASK_AGAIN') group by c.case_id
      """;

  /** Answered, and the days for rating are over. */
  private static final String UNRATED =
      """
      select n.id, d.end_at from letter_now n
      join deadline_now d on d.procedure = 'letter' and d.case_id = n.id and d.rule = 'LETTER_RATING'
        and d.met_at is null and not d.dropped and d.late
      where n.state in ('REPLIED', 'PUBLISHED')
      """;

  private static final String CURRENT =
      """
      select n.id, r.released_at from letter_now n join letter_item i on i.letter_id = n.id
      join lateral (select * from release x where x.item_id = i.item_id order by x.id desc limit 1) r on true
      """;

  private static final String OUT =
      CURRENT
          + """
          where n.state = 'PUBLISH_REVIEW' and not exists (select from withdrawal w where w.release_id = r.id)
          """;

  private static final String SEEN =
      CURRENT
          + """
          where n.state = 'PUBLISHED' and exists (select from confirmation f where f.release_id = r.id)
            and not exists (select from course c where c.procedure = 'letter' and c.case_id = n.id
              and c.event = 'CONFIRM_LIVE' and c.at >= r.released_at)
          """;

  private static final String TAKEN_DOWN =
      CURRENT
          + """
          where n.state in ('PUBLISHED', 'CLOSED', 'ARCHIVED') and exists (select from withdrawal w where w.release_id = r.id)
            and not exists (select from course c where c.procedure = 'letter' and c.case_id = n.id
              and c.event = 'UNPUBLISH' and c.at >= r.released_at)
          """;

  private static final String NO_CONSENT =
      """
      select n.id, w.at from letter_now n join letter_consent_withdrawn w on w.letter_id = n.id
      where n.state = 'PUBLISH_REVIEW'
      """;
}
