package org.shenfa.boards;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.shenfa.organization.Organization;
import org.shenfa.organization.UnitKind;
import org.shenfa.publication.ReleaseDeadlines;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 在办的事: how much lies with which unit now, and how much of it is over its term. */
@Service
public class OpenWork {
  /** What no unit has been given lies with 新闻宣传处. */
  private static final String TALLIES =
      """
      with cases as (
        select 'LETTER' as kind, 'letter' as procedure, n.id, case when n.state in ('ASSIGNED', 'DRAFTED') then n.unit_id end as unit
          from letter_now n where n.kind in ('CONSULTATION', 'SUGGESTION', 'PLEA', 'UNSURE')
            and n.state in ('RECEIVED', 'QUARANTINED', 'ASSIGNED', 'RETURNED', 'DRAFTED', 'APPROVED')
        union all
        select 'DISCLOSURE', 'disclosure', d.case_id, :general from deadline_now d
          where d.procedure = 'disclosure' and d.rule = 'DISCLOSURE_ANSWER' and d.met_at is null and not d.dropped
        union all
        select 'SOLICITATION', 'solicitation', d.case_id, l.unit_id from deadline_now d join item_listing l on l.item_id = d.case_id
          where d.rule = 'SOLICITATION_FEEDBACK' and d.met_at is null and not d.dropped and d.from_at <= :now
        union all
        select 'CONCERN', 'concern', n.case_id, g.unit_id from course_now n left join concern_charge g on g.concern_id = n.case_id
          where n.procedure = 'concern' and n.state in ('FOUND', 'ASSESSED', 'ASSIGNED', 'IN_REVIEW', 'RESPONDED')
        union all
        select 'TICKET', 'ticket', t.id, case when t.state = 'AT_UNIT' then t.charged_unit end from ticket_now t
          where t.state in ('REPORTED', 'QUARANTINED', 'CONFIRMED', 'HIDDEN', 'AT_UNIT', 'FIXED', 'VERIFIED', 'NOT_ERROR')
        union all
        select 'ORDER', 'supervision', s.id, s.unit_id from supervision_now s where s.state not in ('CLOSED', 'WITHDRAWN')),
      judged as (select c.kind, coalesce(c.unit, :newsroom) as unit, (c.kind = 'ORDER' and exists (select from supervision_now s
            where s.id = c.id and s.state = 'UNRECTIFIED')
          or exists (select from deadline_now d where d.procedure = c.procedure and d.case_id = c.id and d.met_at is null
            and not d.dropped and d.end_at <= :now and d.rule <> 'LETTER_PROMISE')) as late from cases c)
      select kind, unit, count(*) filter (where not late) as running, count(*) filter (where late) as late
        from judged group by kind, unit
      union all
      select 'ITEM', unit_id, count(*) filter (where clock_start is null or clock_start > :from),
        count(*) filter (where clock_start <= :from)
        from item_listing where next_look is not null or clock_start <= :from group by unit_id
      """;

  private final JdbcClient db;
  private final Organization organization;
  private final ReleaseDeadlines deadlines;
  private final Clock clock;

  OpenWork(JdbcClient db, Organization organization, ReleaseDeadlines deadlines, Clock clock) {
    this.db = db;
    this.organization = organization;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /**
   * 一家单位的一类事.
   *
   * @param running within their terms, or without one
   * @param late over their terms and not done
   */
  public record Tally(WorkKind kind, long unit, int running, int late) {
    public int open() {
      return running + late;
    }
  }

  /** Every kind of every unit that has any. */
  public List<Tally> now() {
    return db.sql(TALLIES)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("from", deadlines.lateFrom(LocalDate.now(clock)))
        .param("newsroom", organization.only(UnitKind.PUBLICITY_OFFICE).id())
        .param("general", organization.only(UnitKind.GENERAL_OFFICE).id())
        .query((row, n) ->
            new Tally(
                WorkKind.valueOf(row.getString("kind")),
                row.getLong("unit"),
                row.getInt("running"),
                row.getInt("late")))
        .list();
  }
}
