package org.shenfa.reminders;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.shenfa.Shenfa;
import org.shenfa.publication.FeedbackDeadline;
import org.shenfa.publication.FeedbackDeadlines;
import org.shenfa.publication.Publishing;
import org.shenfa.publication.ReleaseDeadlines;
import org.shenfa.review.LookDeadline;
import org.shenfa.review.Queue;
import org.shenfa.review.Reviewing;
import org.shenfa.workdays.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 巡查提醒: finds in the facts what concerns whom and has not been told yet. It looks at what is, not
 * at what happened since the last time, so that days of standing still lose nothing and a second
 * look adds nothing.
 */
@Service
public class Reminding {
  /** What is over for longer than this is no news any more. */
  private static final int NEWS_DAYS = 14;

  /** A column's keepers are told this many days before its limit. */
  private static final int COLUMN_DAYS = 3;

  private final JdbcClient db;
  private final Reviewing reviewing;
  private final Queue queue;
  private final ReleaseDeadlines deadlines;
  private final FeedbackDeadlines feedbacks;
  private final Calendar calendar;
  private final TransactionOperations transaction;
  private final Clock clock;
  private Instant hour = Instant.EPOCH;

  Reminding(
      JdbcClient db,
      Reviewing reviewing,
      Queue queue,
      ReleaseDeadlines deadlines,
      FeedbackDeadlines feedbacks,
      Calendar calendar,
      TransactionOperations transaction,
      Clock clock) {
    this.db = db;
    this.reviewing = reviewing;
    this.queue = queue;
    this.deadlines = deadlines;
    this.feedbacks = feedbacks;
    this.calendar = calendar;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 10_000, initialDelay = 5_000)
  void tick() {
    var now = clock.instant();
    var thisHour = now.truncatedTo(ChronoUnit.HOURS);
    if (thisHour.equals(hour)) {
      transaction.executeWithoutResult(t -> events(now));
    } else {
      sweep(now);
      hour = thisHour;
    }
  }

  /** Everything there is to tell at this moment. */
  public void sweep(Instant now) {
    transaction.executeWithoutResult(t -> {
      events(now);
      clocks(now);
    });
  }

  private void events(Instant now) {
    Occasions.EVENTS.forEach(o -> tell(now, o));
  }

  private void tell(Instant now, String occasion) {
    notices(occasion)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("day", day(now))
        .param("since", now.minus(NEWS_DAYS, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC))
        .param("unconfirmed", now.minus(Publishing.CONFIRM_WITHIN).atOffset(ZoneOffset.UTC))
        .param("soon", day(now).plusDays(1))
        .param("ahead", COLUMN_DAYS)
        .update();
  }

  private JdbcClient.StatementSpec notices(String occasion) {
    return db.sql(
        "insert into notice (person_id, kind, key, item_id, case_id, look, subject, words, link, urgent, at) "
            .concat(occasion)
            .concat(" on conflict (person_id, key) do nothing"));
  }

  private static LocalDate day(Instant now) {
    return now.atZone(Shenfa.ZONE).toLocalDate();
  }

  private void clocks(Instant now) {
    Occasions.HOURLY.forEach(o -> tell(now, o));
    for (var late : overdueLooks(now)) {
      notices(Occasions.LOOK_LATE)
          .param("now", now.atOffset(ZoneOffset.UTC))
          .param("day", day(now))
          .param("case", late.getKey())
          .param("words", late.getValue())
          .update();
    }
    for (var deadline : deadlines.running(0, day(now))) {
      switch (deadline.standing()) {
        case NEAR ->
            clock(
                now, NoticeKind.CLOCK_NEAR, deadline.itemId(), deadline.start(), deadline.words());
        case LATE ->
            clock(now, NoticeKind.CLOCK_LATE, deadline.itemId(), deadline.start(), "二十个工作日的期限已过");
        case RUNNING, UNKNOWN -> {}
      }
    }
    var local = now.atZone(Shenfa.ZONE).toLocalDateTime();
    feedbacks.running(0).stream().filter(d -> d.closed(local)).forEach(d -> feedback(now, d));
  }

  /**
   * Who owes the result of a solicitation is told on each step towards the end, and whoever stands
   * above them from the later ones on; a step that was missed is told when it is found.
   */
  private void feedback(Instant now, FeedbackDeadline open) {
    var due = open.due();
    if (due == null) {
      return;
    }
    for (var days : open.reminders(day(now), calendar)) {
      feedback(
          now,
          open.itemId(),
          due.date() + ":" + days,
          days,
          (days == 0 ? "今天是最后一天：" : "最多还剩 " + days + " 个工作日：")
              + "征集截止后一个月内反馈，"
              + due.date()
              + " 到期");
    }
    if (open.late(day(now))) {
      feedback(now, open.itemId(), due.date().plusDays(1).toString(), 0, due.date() + " 到期，已经超期");
    }
  }

  private void feedback(Instant now, long item, String of, int days, String words) {
    db.sql(
            """
            insert into notice (person_id, kind, key, item_id, subject, words, link, urgent, at)
            select distinct p.id, 'FEEDBACK', 'FEEDBACK:' || l.item_id || ':' || :of, l.item_id, l.title, :words,
              '/desk/solicitations/' || l.item_id, false, :now::timestamptz
            from item_listing l join person p on p.id in (l.author_id, l.opened_by, l.assignee_id)
              or :days <= 7 and p.id in (select q.person_id from post q where q.unit_id = l.unit_id and q.kind = 'UNIT_HEAD'
                and :day between q.valid_from and coalesce(q.valid_to, 'infinity'))
              or :days <= 1 and p.id in (select q.person_id from post q where q.kind = 'DEPUTY_LEADER'
                and :day between q.valid_from and coalesce(q.valid_to, 'infinity'))
            where l.item_id = :item
            on conflict (person_id, key) do nothing
            """)
        .param("of", of)
        .param("words", words)
        .param("days", days)
        .param("item", item)
        .param("day", day(now))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private List<Map.Entry<Long, String>> overdueLooks(Instant now) {
    return db
        .sql(
            """
            select l.case_id from item_listing l
            where l.next_look is not null and l.since < :before
              and not exists (select from notice n where n.key = 'look-late:' || l.case_id || ':' || l.next_look)
            """)
        .param("before", now.minus(LookDeadline.EMERGENCY).atOffset(ZoneOffset.UTC))
        .query((row, n) -> row.getLong("case_id"))
        .list()
        .stream()
        .map(id -> Map.entry(id, queue.due(reviewing.find(id))))
        .filter(e -> e.getValue().standing() == LookDeadline.Standing.LATE)
        .map(e -> Map.entry(e.getKey(), e.getValue().words()))
        .toList();
  }

  /**
   * Tells who wrote or sent an item, who works on it and the head of its unit; once for each {@code
   * of}.
   */
  private void clock(Instant now, NoticeKind kind, long item, LocalDate of, String words) {
    db.sql(
            """
            insert into notice (person_id, kind, key, item_id, subject, words, link, urgent, at)
            select distinct p.id, :kind, :kind || ':' || l.item_id || ':' || :of::text, l.item_id, l.title, :words,
              '/desk/items/' || l.item_id, false, :now::timestamptz
            from item_listing l join person p on p.id in (l.author_id, l.opened_by, l.assignee_id)
              or p.id in (select q.person_id from post q where q.unit_id = l.unit_id and q.kind = 'UNIT_HEAD'
                and :day between q.valid_from and coalesce(q.valid_to, 'infinity'))
            where l.item_id = :item
            on conflict (person_id, key) do nothing
            """)
        .param("kind", kind.name())
        .param("of", of.toString())
        .param("words", words)
        .param("item", item)
        .param("day", day(now))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
