package org.shenfa.emergency;

import static org.shenfa.regulation.Clause.MEASURES_4_1;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.Moments;
import org.shenfa.database.Refusals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Acts and decisions, as facts. */
@Repository
class EmergencyActs {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String SELECT =
      """
      select a.id, a.kind, a.words, a.reason, a.proposed_by, p.name as by_name, a.at,
        d.agrees, d.reason as said, d.person_id, n.name as decided_by, d.at as decided_at
      from emergency_act a join person p on p.id = a.proposed_by
        left join emergency_decision d on d.act_id = a.id left join person n on n.id = d.person_id
      """;

  private final JdbcClient db;

  EmergencyActs(JdbcClient db) {
    this.db = db;
  }

  long add(long by, EmergencyAct.Kind kind, @Nullable EmergencyWords words, String reason) {
    return Objects.requireNonNull(
        Refusals.asSentences(
            MEASURES_4_1,
            () ->
                db.sql("select propose_emergency(:by, :kind, :words::jsonb, :reason)")
                    .param("by", by)
                    .param("kind", kind.name())
                    .param(
                        "words",
                        words == null ? null : JSON.writeValueAsString(words),
                        java.sql.Types.VARCHAR)
                    .param("reason", reason)
                    .query(Long.class)
                    .single()));
  }

  void decide(long act, long by, boolean agrees, String reason) {
    Refusals.asSentences(
        MEASURES_4_1,
        () ->
            db.sql("select decide_emergency(?, ?, ?, ?)")
                .params(act, by, agrees, reason)
                .query()
                .singleRow());
  }

  Optional<EmergencyAct> find(long id) {
    return db.sql(SELECT + "where a.id = ?").param(id).query(EmergencyActs::read).optional();
  }

  List<EmergencyAct> all() {
    return db.sql(SELECT + "order by a.id desc").query(EmergencyActs::read).list();
  }

  /** The act whose words stand on the site; empty while the mode is off. */
  Optional<EmergencyAct> standing() {
    return db.sql(SELECT + "where a.id = (select id from public_emergency)")
        .query(EmergencyActs::read)
        .optional();
  }

  private static EmergencyAct read(ResultSet row, int n) throws SQLException {
    var words = row.getString("words");
    var decided = Moments.orNull(row, "decided_at");
    return new EmergencyAct(
        row.getLong("id"),
        EmergencyAct.Kind.valueOf(row.getString("kind")),
        words == null ? null : JSON.readValue(words, EmergencyWords.class),
        row.getString("reason"),
        row.getLong("proposed_by"),
        row.getString("by_name"),
        Moments.of(row, "at"),
        decided == null
            ? null
            : new EmergencyAct.Decision(
                row.getBoolean("agrees"),
                row.getString("said"),
                row.getLong("person_id"),
                row.getString("decided_by"),
                decided));
  }
}
