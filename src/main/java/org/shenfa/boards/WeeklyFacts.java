package org.shenfa.boards;

import java.time.LocalDate;
import java.util.List;
import org.shenfa.Shenfa;
import org.shenfa.columns.Category;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** 每周事实: what happened in which week, counted where it was recorded. */
@Repository
class WeeklyFacts {
  private static final String WEEK =
      "date_trunc('week', %s at time zone 'Asia/Shanghai')::date as week";

  private final JdbcClient db;

  WeeklyFacts(JdbcClient db) {
    this.db = db;
  }

  /** 首次发布: items that became public for the first time. */
  record Released(LocalDate week, long unit, Category category, int n) {}

  /** 一类事在一周的件数. */
  record Done(LocalDate week, String what, int n) {}

  private StatementSpec since(String sql, LocalDate from) {
    return db.sql(sql).param("from", from.atStartOfDay(Shenfa.ZONE).toOffsetDateTime());
  }

  List<Released> released(LocalDate from) {
    return since(
            "select "
                + WEEK.formatted("l.released_at")
                + """
                , l.unit_id, l.category, count(*) as n from item_listing l
                where l.released_at >= :from and l.category <> '' group by 1, 2, 3
                """,
            from)
        .query((row, n) ->
            new Released(
                row.getObject("week", LocalDate.class),
                row.getLong("unit_id"),
                Category.valueOf(row.getString("category")),
                row.getInt("n")))
        .list();
  }

  /** Errors that were reported and those that were closed; abuse and doubles are none. */
  List<Done> tickets(LocalDate from) {
    return done(
        "select "
            + WEEK.formatted("t.at")
            + """
            , 'REPORTED' as what, count(*) as n from ticket_now t
              where t.at >= :from and t.state not in ('ABUSE', 'DUPLICATE') group by 1
            union all select
            """
            + WEEK.formatted("c.at")
            + """
            , 'CLOSED', count(distinct c.case_id) from course c
              where c.procedure = 'ticket' and c.to_state = 'CLOSED' and c.at >= :from group by 1
            """,
        from);
  }

  /**
   * Days of duty that are over, by how they ended; a day without a person once anybody was ever on
   * duty.
   */
  List<Done> duty(LocalDate from, LocalDate today) {
    return db.sql(
            """
            select date_trunc('week', d.day)::date as week,
              case when n.state = 'MISSED' then 'MISSED' when n.state in ('SUBMITTED', 'ACKNOWLEDGED', 'ARCHIVED') then 'READ'
                when n.state is null then 'NOBODY' else 'MISSED' end as what, count(*) as n
            from generate_series(greatest(:from::date, coalesce((select min(day) from duty_day), :last::date + 1)), :last::date,
              interval '1 day') d (day)
              left join duty_day_now n on n.day = d.day::date group by 1, 2
            """)
        .param("from", from)
        .param("last", today.minusDays(1))
        .query((row, n) -> one(row))
        .list();
  }

  /** What one person did: texts, looks, releases, and steps of cases; each once. */
  List<Done> own(long person, LocalDate from) {
    return since(
            "select "
                + WEEK.formatted("x.at")
                + """
                , x.what, count(*) as n from (
                  select c.opened_at as at, 'SUBMITTED' as what from review_case c where c.opened_by = :person
                  union all select o.at, 'LOOKED' from opinion o where o.person_id = :person
                  union all select r.released_at, 'RELEASED' from release r where r.released_by = :person
                  union all select f.at, 'CONFIRMED' from confirmation f where f.person_id = :person
                  union all select s.at, upper(s.procedure) from course s where s.person_id = :person
                    and s.procedure in ('letter', 'disclosure', 'solicitation', 'concern', 'ticket', 'supervision', 'petition')
                  union all select h.at, 'DUTY' from course h where h.procedure = 'duty' and h.event = 'SUBMIT' and h.person_id = :person) x
                where x.at >= :from group by 1, 2
                """,
            from)
        .param("person", person)
        .query((row, n) -> one(row))
        .list();
  }

  private List<Done> done(String sql, LocalDate from) {
    return since(sql, from).query((row, n) -> one(row)).list();
  }

  private static Done one(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Done(row.getObject("week", LocalDate.class), row.getString("what"), row.getInt("n"));
  }
}
