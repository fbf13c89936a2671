package org.shenfa.boards;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.shenfa.Shenfa;
import org.shenfa.indicators.Standing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** 一个月的计数: of each unit and of the site, counted where it was recorded. No words, nobody's name. */
@Repository
class MonthTallies {
  /** A term belongs to the month in which it ends; late stays late. */
  private static final String UNITS =
      """
      with ended as (select d.rule, d.procedure, d.case_id, d.met_at < d.end_at as kept from deadline_now d
          where not d.dropped and d.end_at > :from and d.end_at <= :until
            and (d.rule in ('LETTER_ANSWER', 'SOLICITATION_FEEDBACK') or d.rule like 'TICKET_UNIT_%')),
        owed as (select e.kept, e.rule, case e.procedure when 'letter' then (select n.unit_id from letter_now n where n.id = e.case_id)
            when 'ticket' then (select t.charged_unit from ticket_now t where t.id = e.case_id)
            else (select i.unit_id from item i where i.id = e.case_id) end as unit_id from ended e)
      select u.id, u.short_name as name,
        (select count(*) from item_listing l where l.unit_id = u.id and l.opened_at >= :from and l.opened_at < :until) as submitted,
        (select count(*) from item_listing l where l.unit_id = u.id and l.released_at >= :from and l.released_at < :until) as released,
        (select count(*) from opinion o join review_case c on c.id = o.case_id join item i on i.id = c.item_id
          where i.unit_id = u.id and o.verdict = 'RETURN' and o.at >= :from and o.at < :until) as returned,
        (select count(*) from owed where unit_id = u.id and rule = 'LETTER_ANSWER') as answers,
        (select count(*) from owed where unit_id = u.id and rule = 'LETTER_ANSWER' and kept) as answered,
        (select count(*) from owed where unit_id = u.id and rule = 'SOLICITATION_FEEDBACK') as feedback,
        (select count(*) from owed where unit_id = u.id and rule = 'SOLICITATION_FEEDBACK' and kept) as fed_back,
        (select count(*) from owed where unit_id = u.id and rule like 'TICKET_UNIT_%') as errors,
        (select count(*) from owed where unit_id = u.id and rule like 'TICKET_UNIT_%' and kept) as mended,
        (select count(*) from supervision_order s where s.unit_id = u.id and s.at >= :from and s.at < :until) as orders,
        (select count(distinct c.case_id) from course c join supervision_order s on s.id = c.case_id
          where c.procedure = 'supervision' and c.event = 'LAPSE' and s.unit_id = u.id and c.at >= :from and c.at < :until) as lapsed
      from unit u where u.kind <> 'LEADERSHIP' and (u.valid_to is null or u.valid_to >= :day) and u.valid_from < :next
      order by u.sort, u.id
      """;

  private static final String SITE =
      """
      select (select count(*) from letter where received_at >= :from and received_at < :until) as letters,
        (select count(distinct c.case_id) from course c where c.procedure = 'letter' and c.event = 'REPLY' and c.at >= :from and c.at < :until
          and not exists (select from course b where b.procedure = 'letter' and b.case_id = c.case_id and b.event = 'REPLY' and b.n < c.n)) as replied,
        (select count(*) from ticket_now t where t.at >= :from and t.at < :until and t.state not in ('ABUSE', 'DUPLICATE')) as reported,
        (select count(distinct c.case_id) from course c where c.procedure = 'ticket' and c.to_state = 'CLOSED' and c.at >= :from and c.at < :until) as closed,
        (select count(*) from duty_day_now d where d.day >= :day and d.day < :next and d.state in ('SUBMITTED', 'ACKNOWLEDGED', 'ARCHIVED')) as read,
        (select count(*) from duty_day_now d where d.day >= :day and d.day < :next and d.state = 'MISSED') as missed,
        (select count(*) from generate_series(greatest(:day::date, coalesce((select min(day) from duty_day), :next::date)), :next::date - 1,
            interval '1 day') g (day)
          where not exists (select from duty_day d where d.day = g.day::date)) as nobody
      """;

  private final JdbcClient db;

  MonthTallies(JdbcClient db) {
    this.db = db;
  }

  /**
   * 一家单位的一个月.
   *
   * @param answers letters whose four working days ended in the month
   * @param answered those of them that were kept
   * @param errors errors at the unit whose term ended
   * @param lapsed orders that ran out of time
   */
  record UnitMonth(
      long unit,
      String name,
      int submitted,
      int released,
      int returned,
      int answers,
      int answered,
      int feedback,
      int fedBack,
      int errors,
      int mended,
      int orders,
      int lapsed) {}

  /** 网站的一个月. */
  record SiteMonth(
      int letters, int replied, int reported, int closed, int read, int missed, int nobody) {}

  /** 月末得分: as the last inspection of the month left it. */
  record Score(LocalDate day, BigDecimal points, Standing.Verdict verdict) {}

  private StatementSpec of(String sql, YearMonth month) {
    return db.sql(sql)
        .param("from", start(month))
        .param("until", start(month.plusMonths(1)))
        .param("day", month.atDay(1))
        .param("next", month.plusMonths(1).atDay(1));
  }

  static OffsetDateTime start(YearMonth month) {
    return month.atDay(1).atStartOfDay(Shenfa.ZONE).toOffsetDateTime();
  }

  List<UnitMonth> units(YearMonth month) {
    return of(UNITS, month).query((row, n) -> unit(row)).list();
  }

  SiteMonth site(YearMonth month) {
    return of(SITE, month)
        .query((row, n) ->
            new SiteMonth(
                row.getInt("letters"),
                row.getInt("replied"),
                row.getInt("reported"),
                row.getInt("closed"),
                row.getInt("read"),
                row.getInt("missed"),
                row.getInt("nobody")))
        .single();
  }

  Optional<Score> score(YearMonth month) {
    return of(
            "select day, score, verdict from inspection_day where day >= :day and day < :next order by day desc, id desc limit 1",
            month)
        .query((row, n) ->
            new Score(
                row.getObject("day", LocalDate.class),
                row.getBigDecimal("score"),
                Standing.Verdict.valueOf(row.getString("verdict"))))
        .optional();
  }

  /** The month in which anything was first written; empty in an empty house. */
  Optional<YearMonth> first() {
    return db.sql("select min(created_at) from revision")
        .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
        .single()
        .map(at -> YearMonth.from(at.atZoneSameInstant(Shenfa.ZONE)));
  }

  private static UnitMonth unit(ResultSet row) throws SQLException {
    return new UnitMonth(
        row.getLong("id"),
        row.getString("name"),
        row.getInt("submitted"),
        row.getInt("released"),
        row.getInt("returned"),
        row.getInt("answers"),
        row.getInt("answered"),
        row.getInt("feedback"),
        row.getInt("fed_back"),
        row.getInt("errors"),
        row.getInt("mended"),
        row.getInt("orders"),
        row.getInt("lapsed"));
  }
}
