package org.shenfa.publication;

import static org.shenfa.regulation.Clause.MEASURES_15_5;
import static org.shenfa.regulation.Clause.MEASURES_2_3;
import static org.shenfa.regulation.Clause.MEASURES_4_1;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Digest;
import org.shenfa.database.Moments;
import org.shenfa.database.Refusals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Releases, withdrawals, probes and confirmations. */
@Repository
class Releases {
  private static final String SELECT =
      """
      select r.id, r.item_id, i.number as item, convert_from(v.manifest, 'UTF8')::jsonb ->> 'title' as title,
        r.digest, r.case_id, r.release_no, r.path, r.released_by, p.name as released_by_name, r.released_at,
        w.reason, w.remark as withdrawal_remark, case when w.release_id is not null then coalesce(wp.name, '写信人') end as withdrawn_by, w.withdrawn_at,
        c.correct, c.remark as confirmation_remark, cp.name as confirmed_by, c.at as confirmed_at
      from release r join item i on i.id = r.item_id join revision v on v.digest = r.digest
        join person p on p.id = r.released_by
        left join withdrawal w on w.release_id = r.id left join person wp on wp.id = w.withdrawn_by
        left join confirmation c on c.release_id = r.id left join person cp on cp.id = c.person_id
      """;

  private final JdbcClient db;

  Releases(JdbcClient db) {
    this.db = db;
  }

  /** The one call of the one database function that lets anything out. */
  List<Long> publish(List<Long> cases, long person, UUID batch, @Nullable Long schedule) {
    return Refusals.asSentences(
        MEASURES_15_5,
        MEASURES_4_1,
        () ->
            db.sql("select id from publish_release(:cases::bigint[], :person, :batch, :schedule)")
                .param("cases", array(cases))
                .param("person", person)
                .param("batch", batch)
                .param("schedule", schedule, java.sql.Types.BIGINT)
                .query(Long.class)
                .list());
  }

  /** Whether this person may release the case, as far as the person goes. */
  boolean mayRelease(long person, long caseId) {
    return db.sql("select may_release(?, ?)").params(person, caseId).query(Boolean.class).single();
  }

  void withdraw(long release, long person, WithdrawalReason reason, String remark) {
    Refusals.asSentences(
        MEASURES_2_3,
        MEASURES_4_1,
        () ->
            db.sql("select withdraw_release(?, ?, ?, ?)")
                .params(release, person, reason.name(), remark)
                .query()
                .singleRow());
  }

  Optional<Release> find(long id) {
    return db.sql(SELECT + "where r.id = ?").param(id).query(Releases::release).optional();
  }

  List<Release> ofItem(long item) {
    return db.sql(SELECT + "where r.item_id = ? order by r.id")
        .param(item)
        .query(Releases::release)
        .list();
  }

  Optional<Release> ofCase(long caseId) {
    return db.sql(SELECT + "where r.case_id = ?").param(caseId).query(Releases::release).optional();
  }

  List<Release> unconfirmed() {
    return db.sql(
            SELECT
                + """
                where c.release_id is null and w.release_id is null
                  and not exists (select from release n where n.item_id = r.item_id and n.id > r.id)
                order by r.released_at
                """)
        .query(Releases::release)
        .list();
  }

  void confirm(long release, long person, boolean correct, String remark) {
    db.sql(
            "insert into confirmation (release_id, person_id, correct, remark) values (?, ?, ?, ?) on conflict do nothing")
        .params(release, person, correct, remark)
        .update();
  }

  void probed(long release, boolean ok, String detail) {
    db.sql("insert into probe (release_id, ok, detail) values (?, ?, ?)")
        .params(release, ok, detail)
        .update();
  }

  /** Current releases without a good probe and fewer than {@code tries} bad ones. */
  List<Release> unprobed(int tries) {
    return db.sql(
            SELECT
                + """
                where w.release_id is null and not exists (select from release n where n.item_id = r.item_id and n.id > r.id)
                  and not exists (select from probe b where b.release_id = r.id and b.ok)
                  and (select count(*) from probe b where b.release_id = r.id) < ?
                order by r.id limit 20
                """)
        .param(tries)
        .query(Releases::release)
        .list();
  }

  Optional<Probe> lastProbe(long release) {
    return db.sql("select ok, detail, at from probe where release_id = ? order by id desc limit 1")
        .param(release)
        .query((row, n) ->
            new Probe(row.getBoolean("ok"), row.getString("detail"), Moments.of(row, "at")))
        .optional();
  }

  /**
   * The answer of a command that was carried out before, so that a repeat has its effect and no
   * other.
   */
  Optional<String> answered(UUID command, long person, String act) {
    return db.sql("select answer from command where id = ? and person_id = ? and act = ?")
        .params(command, person, act)
        .query(String.class)
        .optional();
  }

  void answer(UUID command, long person, String act, String answer) {
    db.sql("insert into command (id, person_id, act, answer) values (?, ?, ?, ?)")
        .params(command, person, act, answer)
        .update();
  }

  /** Serialises repeats of one command within their transactions. */
  void lock(UUID command) {
    db.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param(command.toString())
        .query()
        .singleRow();
  }

  static String array(List<Long> ids) {
    return "{" + String.join(",", ids.stream().map(String::valueOf).toList()) + "}";
  }

  private static Release release(ResultSet row, int n) throws SQLException {
    var reason = row.getString("reason");
    var withdrawal =
        reason == null
            ? null
            : new Release.Withdrawal(
                WithdrawalReason.valueOf(reason),
                row.getString("withdrawal_remark"),
                row.getString("withdrawn_by"),
                Moments.of(row, "withdrawn_at"));
    var confirmed = row.getString("confirmed_by");
    var confirmation =
        confirmed == null
            ? null
            : new Release.Confirmation(
                row.getBoolean("correct"),
                row.getString("confirmation_remark"),
                confirmed,
                Moments.of(row, "confirmed_at"));
    return new Release(
        row.getLong("id"),
        row.getLong("item_id"),
        row.getString("item"),
        row.getString("title"),
        new Digest(HexFormat.of().formatHex(row.getBytes("digest"))),
        row.getLong("case_id"),
        row.getString("release_no"),
        row.getString("path"),
        row.getLong("released_by"),
        row.getString("released_by_name"),
        Moments.of(row, "released_at"),
        withdrawal,
        confirmation);
  }
}
