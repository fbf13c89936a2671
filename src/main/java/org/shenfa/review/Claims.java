package org.shenfa.review;

import java.util.List;
import java.util.Optional;
import org.shenfa.database.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Claims that nobody has put back, the newest of each case. */
@Repository
class Claims {
  private final JdbcClient db;

  Claims(JdbcClient db) {
    this.db = db;
  }

  void add(long caseId, Look look, long person) {
    db.sql("insert into claim (case_id, look, person_id) values (?, ?, ?)")
        .params(caseId, look.name(), person)
        .update();
  }

  void end(long claim) {
    db.sql("insert into claim_end (claim_id) values (?) on conflict do nothing")
        .param(claim)
        .update();
  }

  Optional<Claim> of(long caseId) {
    return of(List.of(caseId)).stream().findFirst();
  }

  List<Claim> of(List<Long> cases) {
    return db.sql(
            """
            select c.id, c.case_id, c.look, c.person_id, p.name, c.at
            from claim c join person p on p.id = c.person_id
            where c.case_id = any (:cases) and not exists (select from claim_end e where e.claim_id = c.id)
              and not exists (select from claim n where n.case_id = c.case_id and n.id > c.id)
            """)
        .param("cases", cases.toArray(Long[]::new))
        .query((row, n) ->
            new Claim(
                row.getLong("id"),
                row.getLong("case_id"),
                Look.valueOf(row.getString("look")),
                row.getLong("person_id"),
                row.getString("name"),
                Moments.of(row, "at")))
        .list();
  }
}
