package org.shenfa.inspection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of inspections and their ends, and what interprets what. */
@Repository
class Scans {
  private final JdbcClient db;

  Scans(JdbcClient db) {
    this.db = db;
  }

  long begin(@Nullable Long by, Instant at) {
    return db.sql("insert into inspection_scan (begun_by, at) values (?, ?) returning id")
        .param(by)
        .param(at.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  void end(
      long scan,
      Scan.Outcome outcome,
      int pages,
      int faults,
      boolean served,
      String note,
      Instant at) {
    db.sql(
            """
            insert into inspection_scan_end (scan_id, outcome, pages, faults, served, note, at)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(
            scan,
            outcome.name(),
            pages,
            faults,
            served,
            note.length() <= 500 ? note : note.substring(0, 500),
            at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Those that began and never ended. */
  List<Long> unended() {
    return db.sql(
            "select id from inspection_scan s where not exists (select from inspection_scan_end e where e.scan_id = s.id)")
        .query((row, n) -> row.getLong("id"))
        .list();
  }

  /** The newest, at most thirty. */
  List<Scan> newest() {
    return db.sql(
            """
            select s.id, coalesce(p.name, '系统') as name, s.at, e.outcome, coalesce(e.pages, 0) as pages,
              coalesce(e.faults, 0) as faults, e.at as ended, coalesce(e.note, '') as note
            from inspection_scan s left join person p on p.id = s.begun_by left join inspection_scan_end e on e.scan_id = s.id
            order by s.id desc limit 30
            """)
        .query((row, n) -> {
          var outcome = row.getString("outcome");
          return new Scan(
              row.getLong("id"),
              row.getString("name"),
              Moments.of(row, "at"),
              outcome == null ? null : Scan.Outcome.valueOf(outcome),
              row.getInt("pages"),
              row.getInt("faults"),
              Moments.orNull(row, "ended"),
              row.getString("note"));
        })
        .list();
  }

  /**
   * Whether the last whole inspection found the ways to the office open; so until there was one.
   */
  boolean served() {
    return db.sql(
            "select served from inspection_scan_end where outcome = 'FINISHED' order by scan_id desc limit 1")
        .query(Boolean.class)
        .optional()
        .orElse(true);
  }

  /** Number of each interpretation that is out, and of the policy it explains. */
  Map<String, String> interpretations() {
    var all = new java.util.TreeMap<String, String>();
    db.sql(
            """
            select item, convert_from(manifest, 'UTF8')::jsonb ->> 'pairedWith' as policy from current_release
            where item_id in (select l.item_id from item_listing l where l.kind = 'INTERPRETATION')
            """)
        .query(row -> {
          var policy = row.getString("policy");
          if (policy != null) {
            all.put(row.getString("item"), policy);
          }
        });
    return all;
  }
}
