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
    tell(now, ARRIVED);
    tell(now, HANDED);
    tell(now, RETURNED);
    tell(now, ANNOTATED);
    tell(now, RELEASED);
    tell(now, TO_CONFIRM);
    tell(now, CONFIRM_LATE);
    tell(now, SCHEDULES);
  }

  private void tell(Instant now, String whom) {
    db.sql(
            "insert into notice (person_id, kind, key, item_id, case_id, look, subject, words, link, urgent, at) "
                .concat(whom)
                .concat(" on conflict (person_id, key) do nothing"))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("day", day(now))
        .param("since", now.minus(NEWS_DAYS, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC))
        .param("unconfirmed", now.minus(Publishing.CONFIRM_WITHIN).atOffset(ZoneOffset.UTC))
        .param("soon", day(now).plusDays(1))
        .param("ahead", COLUMN_DAYS)
        .update();
  }

  private static LocalDate day(Instant now) {
    return now.atZone(Shenfa.ZONE).toLocalDate();
  }

  /** Who takes the look that is due: holders of its post and those who stand in for them. */
  private static final String TAKERS =
      """
      join lateral (
        select p.person_id from post p where p.unit_id = l.next_unit and p.kind = any (l.next_posts)
          and :day between p.valid_from and coalesce(p.valid_to, 'infinity')
        union
        select d.receiver_id from post p join delegation d on d.post_id = p.id and d.revoked_at is null
          and :day between d.valid_from and d.valid_to
        where p.unit_id = l.next_unit and p.kind = any (l.next_posts)
          and :day between p.valid_from and coalesce(p.valid_to, 'infinity')) w on not w.person_id = any (l.barred)
      """;

  private static final String ARRIVED =
      """
      select w.person_id, 'ARRIVED', 'arrived:' || l.case_id || ':' || l.next_look, l.item_id, l.case_id, l.next_look,
        l.title, '', '/desk/review/' || l.case_id, l.lane = 'EMERGENCY', :now
      from item_listing l
      """
          + TAKERS
          + "where l.next_look is not null";

  private static final String LOOK_LATE =
      """
      select w.person_id, 'LOOK_LATE', 'look-late:' || l.case_id || ':' || l.next_look, l.item_id, l.case_id, l.next_look,
        l.title, :words, '/desk/review/' || l.case_id, l.lane = 'EMERGENCY', :now
      from item_listing l
      """
          + TAKERS
          + "where l.next_look is not null and l.case_id = :case";

  private static final String RETURNED =
      """
      select distinct p.id, 'RETURNED', 'returned:' || o.id, l.item_id, l.case_id, o.look, l.title, o.reason,
        '/desk/items/' || l.item_id || '/edit', l.lane = 'EMERGENCY', :now::timestamptz
      from item_listing l join opinion o on o.case_id = l.case_id and o.verdict = 'RETURN'
        join person p on p.id in (l.opened_by, l.author_id)
      where l.state = 'RETURNED'
      """;

  private static final String HANDED =
      """
      select h.to_id, 'HANDED', 'handover:' || h.id, l.item_id, l.case_id, h.look, l.title, f.name || ' 交来',
        '/desk/review/' || l.case_id, l.lane = 'EMERGENCY', :now
      from handover h join item_listing l on l.case_id = h.case_id and l.next_look = h.look join person f on f.id = h.from_id
      """;

  private static final String ANNOTATED =
      """
      select distinct p.id, 'ANNOTATED', 'annotation:' || a.id, l.item_id, l.case_id, null, l.title, n.name || '：' || a.words,
        coalesce('/desk/review/' || l.case_id, '/desk/items/' || l.item_id), false, :now::timestamptz
      from annotation a join item_listing l on l.item_id = a.item_id join person n on n.id = a.person_id
        join person p on p.id <> a.person_id and (p.id in (l.author_id, l.opened_by)
          or p.id in (select x.person_id from annotation x where a.parent_id in (x.id, x.parent_id)))
      where a.at > :since
      """;

  private static final String RELEASED =
      """
      select p.id, 'RELEASED', 'released:' || r.id, l.item_id, null::bigint, null, l.title, '放行编号 ' || r.release_no,
        '/desk/items/' || l.item_id, false, :now
      from release r join item_listing l on l.item_id = r.item_id
        join person p on p.id = any (l.people) and p.id <> r.released_by
      where r.released_at > :since
      """;

  private static final String TO_CONFIRM =
      """
      select r.released_by, 'TO_CONFIRM', 'confirm:' || r.id, l.item_id, null::bigint, null, l.title, '',
        '/desk/items/' || l.item_id, false, :now
      from item_listing l join release r on r.item_id = l.item_id and r.digest = l.digest where l.state = 'UNCONFIRMED'
      """;

  private static final String CONFIRM_LATE =
      """
      select p.id, 'CONFIRM_LATE', 'confirm-late:' || r.id, l.item_id, null::bigint, null, l.title, '',
        '/desk/items/' || l.item_id, true, :now
      from item_listing l join release r on r.item_id = l.item_id and r.digest = l.digest
        join person p on p.id = r.released_by or p.id in (select q.person_id from post q join unit u on u.id = q.unit_id
          where u.kind = 'PUBLICITY_OFFICE' and q.kind = 'UNIT_HEAD'
            and :day between q.valid_from and coalesce(q.valid_to, 'infinity'))
      where l.state = 'UNCONFIRMED' and r.released_at < :unconfirmed
      """;

  private static final String SCHEDULES =
      """
      select distinct p.id, case e.outcome when 'REFUSED' then 'SCHEDULE_REFUSED' else 'SCHEDULE_MISSED' end,
        'schedule:' || s.id || ':' || c.item_id, c.item_id, c.id, null, l.title,
        '定于 ' || to_char(s.release_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI')
          || case e.outcome when 'REFUSED' then '：' || e.detail
             else '，实际 ' || to_char(e.at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') || ' 发布' end,
        '/desk/review/' || c.id || '/schedule', true, :now::timestamptz
      from schedule s join schedule_end e on e.schedule_id = s.id join review_case c on c.id = any (s.case_ids)
        join item_listing l on l.item_id = c.item_id
        join person p on p.id in (s.person_id, c.opened_by)
      where e.at > :since and (e.outcome = 'REFUSED' or e.outcome = 'RELEASED' and e.at > s.release_at + interval '5 minutes')
      """;

  private static final String DELEGATIONS =
      """
      select w.id, 'DELEGATION_ENDS', 'delegation:' || d.id, null::bigint, null::bigint, null, g.name || ' 委托 ' || r.name,
        d.valid_to || ' 到期', '/desk/organization', false, :now
      from delegation d join post p on p.id = d.post_id join person g on g.id = p.person_id join person r on r.id = d.receiver_id
        join person w on w.id in (g.id, r.id)
      where d.revoked_at is null and d.valid_to between :day and :soon
      """;

  private static final String COLUMNS =
      """
      select q.person_id, case when c.due < :day then 'COLUMN_LATE' else 'COLUMN_NEAR' end,
        'column:' || c.slug || ':' || c.due || case when c.due < :day then ':late' else '' end, null::bigint, null::bigint, null,
        c.name, '最近一次发布后满 ' || c.window_days || ' 天是 ' || c.due, '/desk/items?column=' || c.slug, false, :now
      from (select k.*, (m.last at time zone 'Asia/Shanghai')::date + k.window_days as due
          from site_column k join (select s as slug, max(l.released_at) as last from item_listing l, unnest(l.columns) s
            where l.released_at is not null and l.state in ('RELEASED', 'UNCONFIRMED') group by s) m on m.slug = k.slug) c
        join post q on :day between q.valid_from and coalesce(q.valid_to, 'infinity')
          and (q.unit_id = c.keeper_unit and q.kind in ('CLERK', 'LIAISON', 'UNIT_HEAD')
            or c.due < :day and q.kind = 'UNIT_HEAD' and q.unit_id in (select id from unit where kind = 'PUBLICITY_OFFICE'))
      where c.due <= :day::date + :ahead
      """;

  private static final String REPRINTS =
      """
      select distinct p.id, 'REPRINT', 'reprint:' || s.item_id || ':' || s.outcome || ':' || s.digest, l.item_id, null::bigint, null,
        l.title, s.detail, '/desk/reprints', false, :now::timestamptz
      from reprint_sighting s join item_listing l on l.item_id = s.item_id
        join person p on p.id = l.author_id or p.id in (select q.person_id from post q join unit u on u.id = q.unit_id
          where u.kind = 'PUBLICITY_OFFICE' and q.kind = 'UNIT_HEAD'
            and :day between q.valid_from and coalesce(q.valid_to, 'infinity'))
      where s.at > :since and s.outcome in ('CHANGED', 'MOVED', 'GONE')
        and not exists (select from reprint_handling h where h.sighting_id = s.id)
      """;

  private void clocks(Instant now) {
    tell(now, DELEGATIONS);
    tell(now, COLUMNS);
    tell(now, REPRINTS);
    for (var late : overdueLooks(now)) {
      db.sql(
              "insert into notice (person_id, kind, key, item_id, case_id, look, subject, words, link, urgent, at) "
                  .concat(LOOK_LATE)
                  .concat(" on conflict (person_id, key) do nothing"))
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
