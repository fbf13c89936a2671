package org.shenfa.workdays;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of days and years entered by hand. */
@Repository
class Overrides {
  private final JdbcClient db;

  Overrides(JdbcClient db) {
    this.db = db;
  }

  /**
   * What is entered for the days from {@code first} to {@code last}, the newest row of each day.
   */
  Map<LocalDate, Day> between(LocalDate first, LocalDate last) {
    return db
        .sql(
            """
            select distinct on (day) day, working, source from workday_override
            where day between ? and ? order by day, id desc
            """)
        .params(first, last)
        .query((row, n) ->
            new Day(
                row.getObject("day", LocalDate.class),
                row.getBoolean("working"),
                "按“%s”%s"
                    .formatted(row.getString("source"), row.getBoolean("working") ? "上班" : "放假")))
        .list()
        .stream()
        .collect(Collectors.toMap(Day::date, d -> d));
  }

  Set<Integer> years() {
    return Set.copyOf(db.sql("select year from workday_year").query(Integer.class).list());
  }

  void add(LocalDate day, boolean working, String source, long by) {
    db.sql("insert into workday_override (day, working, source, entered_by) values (?, ?, ?, ?)")
        .params(day, working, source, by)
        .update();
  }

  void complete(int year, String source, long by) {
    db.sql("insert into workday_year (year, source, entered_by) values (?, ?, ?)")
        .params(year, source, by)
        .update();
  }

  /** Grows with every row. */
  long version() {
    return db.sql(
            "select (select count(*) from workday_override) + (select count(*) from workday_year)")
        .query(Long.class)
        .single();
  }

  /** Everything entered, the newest first. */
  List<EnteredDay> all() {
    return db.sql(
            """
            select day, working, source, entered_by, at from workday_override order by id desc
            """)
        .query((row, n) ->
            new EnteredDay(
                row.getObject("day", LocalDate.class),
                row.getBoolean("working"),
                row.getString("source"),
                row.getLong("entered_by"),
                row.getTimestamp("at").toInstant()))
        .list();
  }
}
