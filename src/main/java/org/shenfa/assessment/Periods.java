package org.shenfa.assessment;

import static org.shenfa.regulation.Clause.MEASURES_22_1;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.shenfa.database.Moments;
import org.shenfa.regulation.Violations;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 考评期的登记: periods, what was calculated and confirmed for them, and the items of their circulars.
 */
@Repository
class Periods {
  private final JdbcClient db;

  Periods(JdbcClient db) {
    this.db = db;
  }

  /** 得分记录: the bytes of a score as it was calculated or confirmed. */
  record Kept(byte[] content, String digest, String by, Instant at) {}

  /** 阶段: what a score is kept as. */
  enum Stage {
    PROVISIONAL,
    CONFIRMED
  }

  long add(String name, LocalDate first, LocalDate last, int version, long by, Instant at) {
    try {
      return db.sql(
              """
              insert into assessment_period (name, from_day, until_day, version, person_id, at) values (?, ?, ?, ?, ?, ?)
              returning id
              """)
          .params(name, first, last, version, by, at.atOffset(ZoneOffset.UTC))
          .query(Long.class)
          .single();
    } catch (DataIntegrityViolationException e) {
      throw new Violations(MEASURES_22_1, "这些日子已经在另一期考评里，考评期不能重叠。");
    }
  }

  Optional<Period> find(long id) {
    return db.sql("select * from assessment_now where id = ?")
        .param(id)
        .query(Periods::period)
        .optional();
  }

  /** The newest first. */
  List<Period> all() {
    return db.sql("select * from assessment_now order by from_day desc")
        .query(Periods::period)
        .list();
  }

  void keep(long period, Stage stage, byte[] content, long by, Instant at) {
    db.sql(
            "insert into assessment_result (period_id, stage, content, person_id, at) values (?, ?, ?, ?, ?)")
        .params(period, stage.name(), content, by, at.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Kept> kept(long period, Stage stage) {
    return db.sql(
            """
            select r.content, encode(r.digest, 'hex') as digest, p.name, r.at from assessment_result r
            join person p on p.id = r.person_id where r.period_id = ? and r.stage = ?
            """)
        .params(period, stage.name())
        .query((row, n) ->
            new Kept(
                row.getBytes("content"),
                row.getString("digest"),
                row.getString("name"),
                Moments.of(row, "at")))
        .optional();
  }

  void give(long period, long item, long person) {
    db.sql("insert into assessment_circular (period_id, item_id, person_id) values (?, ?, ?)")
        .params(period, item, person)
        .update();
  }

  /** Whether the public reads the circular of a period. */
  boolean circulated(long period) {
    return db.sql(
            """
            select exists (select from assessment_circular c join current_release r on r.item_id = c.item_id where c.period_id = ?)
            """)
        .param(period)
        .query(Boolean.class)
        .single();
  }

  private static Period period(ResultSet row, int n) throws SQLException {
    return new Period(
        row.getLong("id"),
        row.getString("name"),
        row.getObject("from_day", LocalDate.class),
        row.getObject("until_day", LocalDate.class),
        row.getInt("version"),
        PeriodState.valueOf(row.getString("state")),
        Moments.of(row, "since"),
        row.getBoolean("window_over"),
        Moments.orNull(row, "window_end"),
        row.getObject("circular_item", Long.class));
  }
}
