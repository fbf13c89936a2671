package org.shenfa.reminders;

import java.util.List;

/**
 * 提醒缘由: what the facts say of whom, each a select of the notices it makes. It may ask for :now,
 * :day, :soon (the day after), :since (what is older is no news), :unconfirmed and :ahead (days).
 */
final class Occasions {
  private Occasions() {}

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

  /** One look is late; asks for :case and :words besides. */
  static final String LOOK_LATE =
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

  /** What people did; looked for all the time. */
  static final List<String> EVENTS =
      List.of(ARRIVED, HANDED, RETURNED, ANNOTATED, RELEASED, TO_CONFIRM, CONFIRM_LATE, SCHEDULES);

  /** What time brings; looked for once an hour. */
  static final List<String> HOURLY = List.of(DELEGATIONS, COLUMNS, REPRINTS);
}
