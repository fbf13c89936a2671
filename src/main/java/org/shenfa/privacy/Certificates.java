package org.shenfa.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shenfa.vault.ErasureRule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of certificates. */
@Repository
class Certificates {
  private static final String SELECT =
      """
      select p.*, c.number, term_words(p.term_id) as term
      from purge p join retention_case c on c.procedure = p.procedure and c.case_id = p.case_id
      """;

  private final JdbcClient db;

  Certificates(JdbcClient db) {
    this.db = db;
  }

  List<PurgeCertificate> newest() {
    return db.sql(SELECT + "order by p.id desc limit 50").query(Certificates::read).list();
  }

  Optional<PurgeCertificate> find(long id) {
    return db.sql(SELECT + "where p.id = ?").param(id).query(Certificates::read).optional();
  }

  private static PurgeCertificate read(ResultSet row, int n) throws SQLException {
    return new PurgeCertificate(
        row.getLong("id"),
        Held.of(row.getString("procedure")),
        row.getString("number"),
        ErasureRule.valueOf(row.getString("rule")),
        row.getObject("closed_at", OffsetDateTime.class).toInstant(),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getBoolean("identity"),
        row.getInt("texts"),
        row.getInt("files"),
        row.getString("term"));
  }
}
