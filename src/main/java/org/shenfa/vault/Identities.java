package org.shenfa.vault;

import static org.shenfa.regulation.Clause.HOUSE;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.Moments;
import org.shenfa.database.Refusals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is sealed, and what was done with it; only functions read and write. */
@Repository
class Identities {
  private final JdbcClient db;

  Identities(JdbcClient db) {
    this.db = db;
  }

  long keep(Sealed sealed) {
    return db.sql("select keep_identity(?, ?, ?)")
        .params(sealed.bytes(), sealed.wrapped(), sealed.nonce())
        .query(Long.class)
        .single();
  }

  Sealed open(long id, long person, String reason) {
    return Refusals.asSentences(
        HOUSE,
        () ->
            db.sql("select * from open_identity(?, ?, ?)")
                .params(id, person, reason)
                .query(Identities::sealed)
                .single());
  }

  Sealed relay(long id, String purpose) {
    return Refusals.asSentences(
        HOUSE,
        () ->
            db.sql("select * from relay_identity(?, ?)")
                .params(id, purpose)
                .query(Identities::sealed)
                .single());
  }

  boolean erase(long id, ErasureRule rule, @Nullable Long person) {
    return Refusals.asSentences(
        HOUSE,
        () ->
            db.sql("select erase_identity(:id, :rule, :person)")
                .param("id", id)
                .param("rule", rule.name())
                .param("person", person, Types.BIGINT)
                .query(Boolean.class)
                .single());
  }

  /** Destroys the key and answers what it opened, or nothing when it was destroyed before. */
  Optional<Sealed> destroy(long id, ErasureRule rule, @Nullable Long person) {
    return Refusals.asSentences(
        HOUSE,
        () ->
            db.sql("select * from destroy_identity(:id, :rule, :person)")
                .param("id", id)
                .param("rule", rule.name())
                .param("person", person, Types.BIGINT)
                .query(Identities::sealed)
                .optional());
  }

  Views views(long id) {
    var all =
        db.sql("select at, person_id, reason from identity_view where identity_id = ? order by id")
            .param(id)
            .query((row, n) ->
                new Views.View(
                    Moments.of(row, "at"), row.getLong("person_id"), row.getString("reason")))
            .list();
    var notices =
        db.sql("select count(*) from identity_notice where identity_id = ?")
            .param(id)
            .query(Integer.class)
            .single();
    return new Views(all, notices);
  }

  Optional<ErasureCertificate> certificate(long id) {
    return db.sql(
            """
            select r.id, e.rule, r.kept_at, e.at
            from identity_record r join identity_erasure e on e.identity_id = r.id where r.id = ?
            """)
        .param(id)
        .query((row, n) ->
            new ErasureCertificate(
                row.getLong("id"),
                ErasureRule.valueOf(row.getString("rule")),
                Moments.of(row, "kept_at"),
                Moments.of(row, "at")))
        .optional();
  }

  private static Sealed sealed(ResultSet row, int n) throws SQLException {
    return new Sealed(row.getBytes("sealed"), row.getBytes("wrapped"), row.getBytes("nonce"));
  }
}
