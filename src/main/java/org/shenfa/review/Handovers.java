package org.shenfa.review;

import java.util.Optional;
import org.shenfa.database.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cases passed on, the newest word for each look. */
@Repository
class Handovers {
  private final JdbcClient db;

  Handovers(JdbcClient db) {
    this.db = db;
  }

  void add(long caseId, Look look, long from, long to, long delegation) {
    db.sql(
            "insert into handover (case_id, look, from_id, to_id, delegation_id) values (?, ?, ?, ?, ?)")
        .params(caseId, look.name(), from, to, delegation)
        .update();
  }

  Optional<Handover> of(long caseId, Look look) {
    return db.sql(
            """
            select h.case_id, h.look, f.name as from_name, h.to_id, t.name as to_name, h.at
            from handover h join person f on f.id = h.from_id join person t on t.id = h.to_id
            where h.case_id = ? and h.look = ? order by h.id desc limit 1
            """)
        .params(caseId, look.name())
        .query((row, n) ->
            new Handover(
                row.getLong("case_id"),
                Look.valueOf(row.getString("look")),
                row.getString("from_name"),
                row.getLong("to_id"),
                row.getString("to_name"),
                Moments.of(row, "at")))
        .optional();
  }
}
