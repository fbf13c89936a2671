package org.shenfa.assessment;

import static org.shenfa.regulation.Clause.MEASURES_22_1;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.Moments;
import org.shenfa.database.Refusals;
import org.shenfa.regulation.Clause;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 计分账: the lines of every period; only added to. */
@Repository
class Ledger {
  private static final String INSERT =
      """
      insert into assessment_line (period_id, unit_id, kind, area, clause, points, event_module, event_kind, event_id, event_at,
        words, address, corrects)
      values (:period, :unit, :kind, :area, :clause, :points, :module, :eventKind, :event, :at, :words, :address, :corrects)
      """;

  private final JdbcClient db;

  Ledger(JdbcClient db) {
    this.db = db;
  }

  /** Writes what happened down, unless it was before. */
  void add(long period, RuleSet.Rule rule, Happening happened) {
    Refusals.asSentences(
        MEASURES_22_1,
        () -> insert(INSERT + "on conflict do nothing", period, rule, happened, null));
  }

  /** Takes a line back, for the reason that an objection was upheld. */
  void correct(Line wrong, long objection, Instant at) {
    var back =
        new Happening(
            wrong.kind(),
            wrong.unit(),
            new EventRef("assessment", EventRef.Kind.OBJECTION, Long.toString(objection), at),
            "异议成立，冲回一条计分",
            wrong.address());
    Refusals.asSentences(
        MEASURES_22_1,
        () ->
            insert(
                INSERT,
                wrong.period(),
                new RuleSet.Rule(wrong.area(), wrong.clause(), wrong.points().negate()),
                back,
                wrong.id()));
  }

  private int insert(
      String sql, long period, RuleSet.Rule rule, Happening happened, @Nullable Long corrects) {
    return db.sql(sql)
        .param("period", period)
        .param("unit", happened.unit())
        .param("kind", happened.kind().name())
        .param("area", rule.area().name())
        .param("clause", rule.clause().id())
        .param("points", rule.points())
        .param("module", happened.event().module())
        .param("eventKind", happened.event().kind().name())
        .param("event", happened.event().id())
        .param("at", happened.event().at().atOffset(ZoneOffset.UTC))
        .param("words", happened.words())
        .param("address", happened.address())
        .param("corrects", corrects, Types.BIGINT)
        .update();
  }

  /** Every line of a period, in the order they were written. */
  List<Line> of(long period) {
    return db.sql(
            """
            select l.*, u.short_name as unit_name from assessment_line l join unit u on u.id = l.unit_id
            where l.period_id = ? order by l.id
            """)
        .param(period)
        .query(Ledger::line)
        .list();
  }

  private static Line line(ResultSet row, int n) throws SQLException {
    return new Line(
        row.getLong("id"),
        row.getLong("period_id"),
        row.getLong("unit_id"),
        row.getString("unit_name"),
        LineKind.valueOf(row.getString("kind")),
        Area.valueOf(row.getString("area")),
        clause(row.getString("clause")),
        row.getBigDecimal("points"),
        new EventRef(
            row.getString("event_module"),
            EventRef.Kind.valueOf(row.getString("event_kind")),
            row.getString("event_id"),
            Moments.of(row, "event_at")),
        row.getString("words"),
        row.getString("address"),
        row.getObject("corrects", Long.class));
  }

  static Clause clause(String id) {
    return Arrays.stream(Clause.values()).filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }
}
