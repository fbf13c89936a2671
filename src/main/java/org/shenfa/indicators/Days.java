package org.shenfa.indicators;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** 检查历史: how the site stood, kept each time it was counted by an inspection. */
@Repository
public class Days {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient db;

  Days(JdbcClient db) {
    this.db = db;
  }

  /**
   * 一天.
   *
   * @param faults how many counted against the site
   */
  public record Day(
      LocalDate day, BigDecimal score, Standing.Verdict verdict, int vetoed, int faults) {}

  void keep(Standing standing, int faults, Instant at) {
    Map<String, Map<String, String>> lines = new LinkedHashMap<>();
    for (var line : standing.lines()) {
      lines.put(
          line.indicator().name(),
          Map.of(
              "outcome", line.outcome().name(),
              "points", line.points().toPlainString(),
              "words", line.words()));
    }
    db.sql(
            """
            insert into inspection_day (day, score, verdict, vetoed, faults, lines, at) values (?, ?, ?, ?, ?, ?::jsonb, ?)
            """)
        .params(
            standing.day(),
            standing.score(),
            standing.verdict().name(),
            (int) standing.vetoed(),
            faults,
            JSON.writeValueAsString(lines),
            at.atOffset(ZoneOffset.UTC))
        .update();
  }

  List<Day> last(LocalDate from) {
    return db.sql(
            """
            select distinct on (day) day, score, verdict, vetoed, faults from inspection_day where day >= ?
            order by day, id desc
            """)
        .param(from)
        .query((row, n) -> day(row))
        .list();
  }

  private static Day day(ResultSet row) throws SQLException {
    return new Day(
        row.getObject("day", LocalDate.class),
        row.getBigDecimal("score"),
        Standing.Verdict.valueOf(row.getString("verdict")),
        row.getInt("vetoed"),
        row.getInt("faults"));
  }
}
