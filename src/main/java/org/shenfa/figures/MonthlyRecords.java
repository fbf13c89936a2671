package org.shenfa.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.shenfa.database.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 月度数据的记录: each version of each month, and the item that publishes it. */
@Repository
class MonthlyRecords {
  private final JdbcClient db;

  MonthlyRecords(JdbcClient db) {
    this.db = db;
  }

  /**
   * One version of a month.
   *
   * @param content the bytes of its JSON form
   */
  record Version(YearMonth month, int version, byte[] content, String by, Instant at) {
    Month figures() {
      return Month.read(content);
    }
  }

  Optional<Version> newest(YearMonth month) {
    return versions(month).stream().findFirst();
  }

  /** The newest first. */
  List<Version> versions(YearMonth month) {
    return db.sql(
            """
            select f.month, f.version, f.content, p.name, f.at from monthly_figures f join person p on p.id = f.person_id
            where f.month = ? order by f.version desc
            """)
        .param(month.atDay(1))
        .query(MonthlyRecords::version)
        .list();
  }

  void add(YearMonth month, int version, byte[] content, long person) {
    db.sql("insert into monthly_figures (month, version, content, person_id) values (?, ?, ?, ?)")
        .params(month.atDay(1), version, content, person)
        .update();
  }

  Optional<Long> item(YearMonth month) {
    return db.sql("select item_id from monthly_figures_item where month = ?")
        .param(month.atDay(1))
        .query(Long.class)
        .optional();
  }

  void give(YearMonth month, long item, long person) {
    db.sql("insert into monthly_figures_item (month, item_id, person_id) values (?, ?, ?)")
        .params(month.atDay(1), item, person)
        .update();
  }

  /** Whether the public reads this version now. */
  boolean released(YearMonth month, int version) {
    return db.sql("select exists (select from public_figures where month = ? and version = ?)")
        .params(month.atDay(1), version)
        .query(Boolean.class)
        .single();
  }

  /** The month of the first case there is; empty before it. */
  Optional<YearMonth> first() {
    return db.sql("select min(at) from course")
        .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
        .single()
        .map(at -> YearMonth.from(at.atZoneSameInstant(org.shenfa.Shenfa.ZONE)));
  }

  private static Version version(ResultSet row, int n) throws SQLException {
    return new Version(
        YearMonth.from(row.getObject("month", java.time.LocalDate.class)),
        row.getInt("version"),
        row.getBytes("content"),
        row.getString("name"),
        Moments.of(row, "at"));
  }
}
