package org.shenfa.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.archive.ArchiveWork.Kind;
import org.shenfa.archive.ArchiveWork.Outcome;
import org.shenfa.database.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Exports and inventories that were begun, and how they ended. */
@Repository
class Works {
  private static final String SELECT =
      """
      select w.id, w.kind, w.year, w.day, w.person_id, p.name, w.purpose, w.at, e.outcome, coalesce(e.note, '') as note,
        coalesce(e.units, 0) as units, coalesce(e.size, 0) as size, e.digest, e.result::text as result, e.at as ended
      from archive_work w join person p on p.id = w.person_id left join archive_work_end e on e.work_id = w.id
      """;

  private final JdbcClient db;

  Works(JdbcClient db) {
    this.db = db;
  }

  /** 做完的: what a finished one has to say. */
  record Done(int units, long size, @Nullable String digest, @Nullable String result) {
    static final Done NOTHING = new Done(0, 0, null, null);
  }

  long begin(
      Kind kind, int year, @Nullable LocalDate day, long person, String purpose, Instant at) {
    return db.sql(
            """
            insert into archive_work (kind, year, day, person_id, purpose, at)
            values (:kind, :year, :day, :person, :purpose, :at) returning id
            """)
        .param("kind", kind.name())
        .param("year", year)
        .param("day", day, Types.DATE)
        .param("person", person)
        .param("purpose", purpose)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  void end(long work, Outcome outcome, String note, Done done, Instant at) {
    db.sql(
            """
            insert into archive_work_end (work_id, outcome, note, units, size, digest, result, at)
            values (:work, :outcome, :note, :units, :size, :digest, :result::jsonb, :at) on conflict do nothing
            """)
        .param("work", work)
        .param("outcome", outcome.name())
        .param("note", note)
        .param("units", done.units())
        .param("size", done.size())
        .param("digest", done.digest(), Types.VARCHAR)
        .param("result", done.result(), Types.VARCHAR)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  List<Long> unended() {
    return db.sql(
            """
            select id from archive_work w where not exists (select from archive_work_end e where e.work_id = w.id)
            """)
        .query((row, n) -> row.getLong(1))
        .list();
  }

  List<ArchiveWork> newest() {
    return db.sql(SELECT + "order by w.id desc limit 30").query((row, n) -> work(row)).list();
  }

  Optional<ArchiveWork> find(long id) {
    return db.sql(SELECT + "where w.id = ?").param(id).query((row, n) -> work(row)).optional();
  }

  /** The newest finished inventory of each year, the newest year first. */
  List<ArchiveWork> inventories() {
    return db.sql(
            "select * from ("
                + SELECT.replace("select w.id", "select distinct on (w.year) w.id")
                + "where w.kind = 'INVENTORY' and e.outcome = 'FINISHED' order by w.year, w.id desc) i order by year desc")
        .query((row, n) -> work(row))
        .list();
  }

  private static ArchiveWork work(ResultSet row) throws SQLException {
    var outcome = row.getString("outcome");
    return new ArchiveWork(
        row.getLong("id"),
        Kind.valueOf(row.getString("kind")),
        row.getInt("year"),
        row.getObject("day", LocalDate.class),
        row.getLong("person_id"),
        row.getString("name"),
        row.getString("purpose"),
        Moments.of(row, "at"),
        outcome == null ? null : Outcome.valueOf(outcome),
        row.getString("note"),
        row.getInt("units"),
        row.getLong("size"),
        row.getString("digest"),
        row.getString("result"),
        Moments.orNull(row, "ended"));
  }
}
