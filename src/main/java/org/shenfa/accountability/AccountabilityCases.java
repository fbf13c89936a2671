package org.shenfa.accountability;

import static org.shenfa.regulation.Clause.MEASURES_23_1;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.Moments;
import org.shenfa.database.Refusals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cases as they were raised, where they stand, and the proofs they rest on. */
@Repository
class AccountabilityCases {
  private static final String SELECT =
      """
      select a.*, u.short_name as unit_name, coalesce(p.name, '') as raised_by_name
      from accountability_now a join unit u on u.id = a.unit_id left join person p on p.id = a.raised_by
      """;

  private final JdbcClient db;

  AccountabilityCases(JdbcClient db) {
    this.db = db;
  }

  /** Empty when this cause was raised before. */
  Optional<Long> raise(
      long unit,
      @Nullable String cause,
      String title,
      String words,
      @Nullable Situation proposed,
      @Nullable Long by,
      Instant at) {
    return db.sql("select raise_accountability(:unit, :cause, :title, :words, :proposed, :by, :at)")
        .param("unit", unit)
        .param("cause", cause, Types.VARCHAR)
        .param("title", title)
        .param("words", words)
        .param("proposed", proposed == null ? null : proposed.name(), Types.VARCHAR)
        .param("by", by, Types.BIGINT)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query((row, n) -> Optional.ofNullable(row.getObject(1, Long.class)))
        .single();
  }

  Optional<AccountabilityCase> find(long id) {
    return db.sql(SELECT + "where a.id = ?").param(id).query(AccountabilityCases::read).optional();
  }

  /** The newest thousand. */
  List<AccountabilityCase> all() {
    return db.sql(SELECT + "order by a.id desc limit 1000").query(AccountabilityCases::read).list();
  }

  /** Those that are not over, the newest first. */
  List<AccountabilityCase> open() {
    return db.sql(SELECT + "where a.state not in (:over) order by a.id desc")
        .param(
            "over",
            Stream.of(AccountabilityState.values())
                .filter(AccountabilityEvent.PROCEDURE::over)
                .map(Enum::name)
                .toList())
        .query(AccountabilityCases::read)
        .list();
  }

  /** The same proof again is nothing new. */
  void prove(
      long id, Proof.Kind kind, String ref, String words, @Nullable Long person, Instant at) {
    Refusals.asSentences(
        MEASURES_23_1,
        () ->
            db.sql(
                    """
                    insert into accountability_proof (case_id, kind, ref, words, person_id, at)
                    values (:id, :kind, :ref, :words, :person, :at) on conflict (case_id, kind, ref) do nothing
                    """)
                .param("id", id)
                .param("kind", kind.name())
                .param("ref", ref)
                .param("words", words)
                .param("person", person, Types.BIGINT)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update());
  }

  List<Proof> proofs(long id) {
    return db.sql(
            """
            select x.kind, x.ref, x.words, coalesce(p.name, '') as by_name, x.at from accountability_proof x
            left join person p on p.id = x.person_id where x.case_id = ? order by x.id
            """)
        .param(id)
        .query((row, n) ->
            new Proof(
                Proof.Kind.valueOf(row.getString("kind")),
                row.getString("ref"),
                row.getString("words"),
                row.getString("by_name"),
                Moments.of(row, "at")))
        .list();
  }

  private static AccountabilityCase read(ResultSet row, int n) throws SQLException {
    var proposed = row.getString("proposed");
    var situation = row.getString("situation");
    var gravity = row.getString("gravity");
    var outcome = row.getString("outcome");
    return new AccountabilityCase(
        row.getLong("id"),
        row.getString("number"),
        row.getLong("unit_id"),
        row.getString("unit_name"),
        row.getString("title"),
        row.getString("words"),
        row.getString("raised_by_name"),
        proposed == null ? null : Situation.valueOf(proposed),
        AccountabilityState.valueOf(row.getString("state")),
        situation == null ? null : Situation.valueOf(situation),
        gravity == null ? null : Gravity.valueOf(gravity),
        outcome == null ? null : Gravity.Outcome.valueOf(outcome),
        Moments.of(row, "at"),
        Moments.orNull(row, "end_at"));
  }
}
