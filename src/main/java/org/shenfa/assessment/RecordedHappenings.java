package org.shenfa.assessment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.shenfa.database.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 经过与期限里的事: what courses and deadlines say of letters, solicitations, requests, errors and orders,
 * and the index of items of news. No text of a citizen is read.
 */
@Repository
class RecordedHappenings implements Happenings {
  private static final String NEWS =
      """
      select 'NEWS_RELEASED' as kind, l.unit_id, 'publication' as module, 'ITEM' as event_kind, l.item_id::text as event_id,
        l.released_at as at, '发布新闻信息“' || left(l.title, 200) || '”' as words, '/desk/items/' || l.item_id as address
      from item_listing l where l.category = 'NEWS' and l.released_at >= :from and l.released_at < :until
      """;

  /**
   * One term is one line, also when the site sent the answer back and it ran on: in time once the
   * site has answered with it.
   */
  private static final String LETTERS =
      """
      with term as (
        select d.case_id, d.from_at, bool_or(d.late) as late, (array_agg(d.id order by d.id) filter (where d.late))[1] as late_id,
          min(d.end_at) filter (where d.late) as late_at, max(d.id) as last_id, (array_agg(d.met_at order by d.id desc))[1] as met_at
        from deadline_now d where d.procedure = 'letter' and d.rule = 'LETTER_ANSWER' group by d.case_id, d.from_at)
      select case when t.late then 'LETTER_LATE' else 'LETTER_ON_TIME' end as kind, g.unit_id, 'letters' as module,
        'DEADLINE' as event_kind, case when t.late then t.late_id else t.last_id end::text as event_id, w.at,
        '来信 ' || l.number || case when t.late then '，四个工作日内没有提出答复意见' else '，四个工作日内提出答复意见' end as words,
        '/desk/letters/' || l.id as address
      from term t join letter l on l.id = t.case_id
        join lateral (select (c.details ->> 'unit')::bigint as unit_id from course c where c.procedure = 'letter'
          and c.case_id = t.case_id and c.event in ('ASSIGN', 'REASSIGN', 'DESIGNATE', 'ACCEPT_AGAIN') and c.at <= t.from_at
          and c.details ->> 'unit' is not null order by c.n desc limit 1) g on true
        join lateral (select case when t.late then t.late_at else (select min(c.at) from course c where c.procedure = 'letter'
          and c.case_id = t.case_id and c.event = 'REPLY' and c.at >= t.met_at) end as at) w on true
      where w.at >= :from and w.at < :until
      """;

  private static final String RETURNED =
      """
      select case when c.event = 'RETURN' then 'LETTER_RETURNED' else 'LETTER_DESIGNATED' end as kind,
        case when c.event = 'RETURN' then c.unit_id else (c.details ->> 'unit')::bigint end as unit_id, 'letters' as module,
        'STEP' as event_kind, 'letter/' || c.case_id || '/' || c.n as event_id, c.at,
        '来信 ' || l.number || case when c.event = 'RETURN' then '，退回' else '，退回以后裁定仍由本单位办理' end as words,
        '/desk/letters/' || l.id as address
      from course c join letter l on l.id = c.case_id
      where c.procedure = 'letter' and c.at >= :from and c.at < :until and (c.event = 'RETURN' and c.unit_id is not null
        or c.event = 'DESIGNATE' and exists (select from course r where r.procedure = 'letter' and r.case_id = c.case_id
          and r.n < c.n and r.event = 'RETURN' and r.unit_id = (c.details ->> 'unit')::bigint))
      """;

  private static final String FEEDBACK =
      """
      select case when d.late then 'FEEDBACK_LATE' else 'FEEDBACK_ON_TIME' end as kind, l.unit_id, 'solicitations' as module,
        'DEADLINE' as event_kind, d.id::text as event_id, w.at, '“' || left(l.title, 200) || case when d.late
          then '”征集结束一个月内没有反馈' else '”征集结束一个月内反馈' end as words, '/desk/solicitations/' || l.item_id as address
      from deadline_now d join item_listing l on l.item_id = d.case_id
        join lateral (select case when d.late then d.end_at else d.met_at end as at) w on true
      where d.procedure = 'solicitation' and d.rule = 'SOLICITATION_FEEDBACK' and w.at >= :from and w.at < :until
      """;

  private static final String REQUESTS =
      """
      select 'REQUEST_LATE' as kind, u.id as unit_id, 'disclosure' as module, 'DEADLINE' as event_kind, d.id::text as event_id,
        d.end_at as at, '申请 ' || r.number || '，没有按时答复' as words, '/desk/disclosure/' || r.number as address
      from deadline_now d join disclosure_request r on r.id = d.case_id join unit u on u.kind = 'GENERAL_OFFICE'
      where d.procedure = 'disclosure' and d.rule = 'DISCLOSURE_ANSWER' and d.late and d.end_at >= :from and d.end_at < :until
      """;

  /** An error counts for a unit that was told of it and does not dispute it. */
  private static final String ERRORS =
      """
      with told as (
        select c.*, (c.details ->> 'unit')::bigint as charged, t.number, t.repeats,
          (select s.details ->> 'severity' from course s where s.procedure = 'ticket' and s.case_id = c.case_id and s.n <= c.n
            and s.details ->> 'severity' is not null order by s.n desc limit 1) as severity
        from course c join ticket t on t.id = c.case_id
        where c.procedure = 'ticket' and c.event = 'NOTIFY' and c.at >= :from and c.at < :until
          and not exists (select from course x where x.procedure = 'ticket' and x.case_id = c.case_id and x.event = 'DISPUTE'
            and x.n > c.n))
      select k.kind, t.charged as unit_id, 'tickets' as module, 'STEP' as event_kind,
        'ticket/' || t.case_id || '/' || t.n as event_id, t.at, '纠错单 ' || t.number || '，' || k.what as words,
        '/desk/tickets/' || t.case_id as address
      from told t cross join lateral (values
        (case t.severity when 'S1' then 'ERROR_GRAVE' when 'S2' then 'ERROR_PLAIN' else 'ERROR_SLIGHT' end, '通知改正'),
        (case when t.repeats is not null then 'ERROR_REPEATED' end, '同样的差错又出现')) k (kind, what)
      where k.kind is not null
      """;

  private static final String ERRORS_LATE =
      """
      select 'ERROR_LATE' as kind, g.unit_id, 'tickets' as module, 'DEADLINE' as event_kind, d.id::text as event_id, d.end_at as at,
        '纠错单 ' || t.number || '，没有按时改正' as words, '/desk/tickets/' || t.id as address
      from deadline_now d join ticket t on t.id = d.case_id
        join lateral (select (c.details ->> 'unit')::bigint as unit_id from course c where c.procedure = 'ticket'
          and c.case_id = d.case_id and c.event = 'NOTIFY' and c.at <= d.from_at order by c.n desc limit 1) g on true
      where d.procedure = 'ticket' and d.rule in ('TICKET_UNIT_ONE', 'TICKET_UNIT_TWO', 'TICKET_UNIT_THREE') and d.late
        and d.end_at >= :from and d.end_at < :until
      """;

  /** An order that was withdrawn was none of the unit's. */
  private static final String ORDERS =
      """
      select 'ORDER_UNRECTIFIED' as kind, o.unit_id, 'orders' as module, 'STEP' as event_kind,
        'supervision/' || c.case_id || '/' || c.n as event_id, c.at, '督办单 ' || o.number || '，逾期未整改' as words,
        '/desk/orders/' || o.id as address
      from course c join supervision_now o on o.id = c.case_id
      where c.procedure = 'supervision' and c.event = 'LAPSE' and o.state <> 'WITHDRAWN' and c.at >= :from and c.at < :until
      """;

  /** A guide that was looked through counts once a period. */
  private static final String GUIDES =
      """
      select 'GUIDE_CONFIRMED' as kind, l.unit_id, 'services' as module, 'CONFIRMATION' as event_kind, g.id::text as event_id,
        g.at, '办事指南“' || left(l.title, 200) || '”，逐要素核对' as words, '/desk/services/' || l.number as address
      from (select distinct on (c.item_id) c.* from guide_confirmation c where c.at >= :from and c.at < :until
        order by c.item_id, c.id) g join item_listing l on l.item_id = g.item_id
      """;

  private static final List<String> ALL =
      List.of(NEWS, LETTERS, RETURNED, FEEDBACK, REQUESTS, ERRORS, ERRORS_LATE, ORDERS, GUIDES);

  private final JdbcClient db;

  RecordedHappenings(JdbcClient db) {
    this.db = db;
  }

  @Override
  public List<Happening> between(Instant from, Instant until, Instant now) {
    return ALL.stream().flatMap(sql -> read(sql, from, until)).toList();
  }

  private Stream<Happening> read(String sql, Instant from, Instant until) {
    return db
        .sql(sql)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .query((row, n) ->
            new Happening(
                LineKind.valueOf(row.getString("kind")),
                row.getLong("unit_id"),
                new EventRef(
                    row.getString("module"),
                    EventRef.Kind.valueOf(row.getString("event_kind")),
                    row.getString("event_id"),
                    Moments.of(row, "at")),
                row.getString("words"),
                row.getString("address")))
        .list()
        .stream();
  }
}
