package org.shenfa.solicitations;

import static org.shenfa.regulation.Clause.MEASURES_17_3;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.deadlines.Deadline;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.procedures.By;
import org.shenfa.procedures.Courses;
import org.shenfa.procedures.Passage;
import org.shenfa.publication.FeedbackDeadline;
import org.shenfa.publication.FeedbackDeadlines;
import org.shenfa.publication.SiteChanged;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.shenfa.solicitations.SolicitationCourse.Event;
import org.shenfa.solicitations.SolicitationCourse.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 征集进程: takes the steps that time and releases bring about. It looks at what is, so that days of
 * standing still lose nothing and a second look adds nothing.
 */
@Service
public class Soliciting {
  private static final Logger LOG = LoggerFactory.getLogger(Soliciting.class);
  private static final Duration ARCHIVED_AFTER = Duration.ofDays(90);

  private final JdbcClient db;
  private final Courses courses;
  private final FeedbackDeadlines deadlines;
  private final Deadlines terms;
  private final TransactionOperations transaction;
  private final Clock clock;

  Soliciting(
      JdbcClient db,
      Courses courses,
      FeedbackDeadlines deadlines,
      Deadlines terms,
      TransactionOperations transaction,
      Clock clock) {
    this.db = db;
    this.courses = courses;
    this.deadlines = deadlines;
    this.terms = terms;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What the facts say of one solicitation that is not over. */
  private record Fact(
      long item,
      Instant openedAt,
      Instant endsAt,
      boolean owed,
      @Nullable Instant answeredAt,
      @Nullable State state,
      @Nullable Instant since) {}

  /** One further release of a draft: what it changed. */
  private record Change(
      long release, Instant at, String closes, String before, boolean text, String note) {}

  @TransactionalEventListener(fallbackExecution = true)
  void on(SiteChanged news) {
    sweep(clock.instant());
  }

  @Scheduled(fixedDelay = 20_000, initialDelay = 6_000)
  void tick() {
    sweep(clock.instant());
  }

  /** Everything there is to note at this moment. */
  @Enforces(MEASURES_17_3)
  public synchronized void sweep(Instant now) {
    for (var fact : facts()) {
      try {
        transaction.executeWithoutResult(t -> note(fact, now));
      } catch (Violations | DataAccessException e) {
        // Somebody took a step in between; the next look finds what is left.
        LOG.warn("征集 {} 的进程下次再记：{}", fact.item(), e.toString());
      }
    }
  }

  private void note(Fact fact, Instant now) {
    var state = fact.state();
    if (state == null) {
      state = take(fact, Event.OPEN, fact.openedAt(), "", Map.of());
    }
    if (state == State.OPEN) {
      changes(fact);
      if (!now.isBefore(fact.endsAt())) {
        state = take(fact, Event.CLOSE, fact.endsAt(), "", Map.of());
      }
    }
    if (state != State.OPEN) {
      counted(fact, now);
    }
    if (state == State.CLOSED_AWAITING || state == State.ANALYSING) {
      var answered = fact.answeredAt();
      late(fact, answered == null ? now : answered);
      if (answered != null) {
        state = take(fact, Event.PUBLISH, answered, "", Map.of());
      }
    }
    var settled = state == State.OUTCOME_LINKED || state == State.CANCELLED && !fact.owed();
    var since = fact.since();
    if (settled && since != null && now.isAfter(since.plus(ARCHIVED_AFTER))) {
      take(fact, Event.ARCHIVE, now, "", Map.of());
    }
  }

  /**
   * The month of the result in the engine of terms, which keeps every recount after the calendar
   * changed; what the page says is counted by the same rule.
   */
  private void counted(Fact fact, Instant now) {
    var name = SolicitationCourse.PROCEDURE.name();
    var answered = fact.answeredAt();
    if (fact.owed() && terms.of(name, fact.item()).isEmpty()) {
      terms.start(Rule.SOLICITATION_FEEDBACK, name, fact.item(), fact.endsAt().minusMillis(1));
    }
    if (answered != null) {
      terms.meet(Rule.SOLICITATION_FEEDBACK, name, fact.item(), answered);
    } else if (!fact.owed()) {
      terms.drop(Rule.SOLICITATION_FEEDBACK, name, fact.item(), "没有要反馈的意见", now);
    }
  }

  private void changes(Fact fact) {
    var noted = story(fact.item());
    for (var change : released(fact.item())) {
      var release = Long.toString(change.release());
      if (noted.stream().anyMatch(p -> release.equals(p.details().get("release")))) {
        continue;
      }
      if (!change.closes().equals(change.before())) {
        take(
            fact,
            Event.EXTEND,
            change.at(),
            change.note(),
            Map.of("release", release, "from", change.before(), "to", change.closes()));
      }
      if (change.text()) {
        take(fact, Event.AMEND, change.at(), change.note(), Map.of("release", release));
      }
    }
  }

  /** Late from the day after the last one; noted once, and it stays. */
  private void late(Fact fact, Instant now) {
    if (courses.times(SolicitationCourse.PROCEDURE, fact.item(), Event.OVERDUE) > 0) {
      return;
    }
    deadline(fact.item())
        .map(FeedbackDeadline::due)
        .filter(due -> due.lateOn(now.atZone(Shenfa.ZONE).toLocalDate()))
        .ifPresent(due ->
            take(
                fact,
                Event.OVERDUE,
                due.date().plusDays(1).atStartOfDay(Shenfa.ZONE).toInstant(),
                "",
                Map.of("due", due.date().toString())));
  }

  private State take(Fact fact, Event event, Instant at, String reason, Map<String, String> with) {
    return courses.take(
        SolicitationCourse.PROCEDURE, fact.item(), event, By.SYSTEM, at, reason, with);
  }

  /** By when the result is owed; empty once it is public. */
  public Optional<FeedbackDeadline> deadline(long item) {
    return deadlines.running(0).stream().filter(d -> d.itemId() == item).findFirst();
  }

  /** The results owed by a unit, or by all for 0, by the item of the solicitation. */
  public Map<Long, FeedbackDeadline> deadlines(long unit) {
    return deadlines.running(unit).stream()
        .collect(Collectors.toMap(FeedbackDeadline::itemId, d -> d));
  }

  /** The month of the result with every recount; empty while opinions are taken. */
  public List<Deadline> terms(long item) {
    return terms.of(SolicitationCourse.PROCEDURE.name(), item);
  }

  public State state(long item) {
    return courses.state(SolicitationCourse.PROCEDURE, item);
  }

  public List<Passage> story(long item) {
    return courses.story(SolicitationCourse.PROCEDURE, item);
  }

  private List<Fact> facts() {
    return db.sql(
            """
            select s.item_id, s.opened_at, s.ends_at, n.state, n.at as since,
              s.cancelled_at is null or exists (select from remark_now m where m.item_id = s.item_id and not m.late and m.counts) as owed,
              (select min(a.released_at) from solicitation_feedback f join release a on a.item_id = f.reply_id
                where f.item_id = s.item_id) as answered_at
            from solicitation s left join course_now n on n.procedure = 'solicitation' and n.case_id = s.item_id
            where n.state is distinct from 'ARCHIVED'
            order by s.item_id
            """)
        .query(Soliciting::fact)
        .list();
  }

  private static Fact fact(ResultSet row, int n) throws SQLException {
    var state = row.getString("state");
    return new Fact(
        row.getLong("item_id"),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        row.getObject("ends_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("owed"),
        instant(row, "answered_at"),
        state == null ? null : State.valueOf(state),
        instant(row, "since"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private List<Change> released(long item) {
    return db.sql(
            """
            with all_of as (
              select r.id, r.released_at, convert_from(v.manifest, 'UTF8')::jsonb as m
              from release r join revision v on v.digest = r.digest where r.item_id = ?)
            select * from (
              select id, released_at, m #>> '{comment,closesAt}' as closes, lag(m #>> '{comment,closesAt}') over w as before,
                m ->> 'body' is distinct from lag(m ->> 'body') over w as text, coalesce(m ->> 'note', '') as note
              from all_of window w as (order by id)) c
            where before is not null order by id
            """)
        .param(item)
        .query((row, n) ->
            new Change(
                row.getLong("id"),
                row.getObject("released_at", OffsetDateTime.class).toInstant(),
                row.getString("closes"),
                row.getString("before"),
                row.getBoolean("text"),
                row.getString("note")))
        .list();
  }
}
