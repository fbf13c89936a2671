package org.shenfa.inspection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shenfa.database.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of faults: found once, seen again, judged by people. */
@Repository
class Faults {
  private static final int MOST = 500;
  private static final String SELECT = "select * from inspection_fault_now f ";

  private final JdbcClient db;

  Faults(JdbcClient db) {
    this.db = db;
  }

  /**
   * Keeps what was found; what was found before is seen again.
   *
   * @param scan the inspection, 0 for what was noticed between two of them
   */
  void seen(long scan, Collection<FoundFault> all, Instant at) {
    for (var found : all) {
      var fault = found.fault();
      db.sql(
              """
              insert into inspection_fault (key, kind, page, place, words, evidence, unit_id, item_id, at)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
              """)
          .param(fault.key())
          .param(fault.kind().name())
          .param(fault.page())
          .param(fault.place())
          .param(fault.words())
          .param(fault.evidence())
          .param(found.unit())
          .param(found.item())
          .param(at.atOffset(ZoneOffset.UTC))
          .update();
      db.sql(
              """
              insert into inspection_sighting (fault_id, scan_id, at)
              select id, ?, ? from inspection_fault where key = ?
              on conflict (fault_id) do update set scan_id = excluded.scan_id, at = excluded.at
              """)
          .params(scan, at.atOffset(ZoneOffset.UTC), fault.key())
          .update();
    }
  }

  /** What is there and was not called a false alarm, by kind, at most five hundred of each. */
  Map<FaultKind, List<FaultLine>> counting() {
    return db
        .sql(
            """
            select * from (select f.*, row_number() over (partition by f.kind order by f.id) as n
              from inspection_fault_now f where f.present and f.decision is distinct from 'FALSE_ALARM') f
            where f.n <= ? order by f.id
            """)
        .param(MOST)
        .query((row, n) -> line(row))
        .list()
        .stream()
        .collect(Collectors.groupingBy(l -> l.fault().kind()));
  }

  Optional<FaultLine> find(long id) {
    return db.sql(SELECT + "where f.id = ?").param(id).query((row, n) -> line(row)).optional();
  }

  /** Lines of the ledger that a filter lets through, grave ones first, at most five hundred. */
  List<FaultLine> list(FaultFilter filter) {
    var kind = filter.kind();
    return db.sql(
            SELECT
                + """
                where (:kind = '' or f.kind = :kind) and (:unit = 0 or f.unit_id = :unit)
                  and case :state when 'OPEN' then f.present and f.decision is null
                    when 'JUDGED' then f.present and f.decision in ('ACCEPTED', 'HANDED_OVER')
                    when 'FALSE_ALARM' then f.decision = 'FALSE_ALARM'
                    when 'GONE' then not f.present and f.decision is distinct from 'FALSE_ALARM' else true end
                order by array_position(:order::text[], f.kind), f.id desc limit 500
                """)
        .param("kind", kind == null ? "" : kind.name())
        .param("unit", filter.unit())
        .param("state", filter.state().name())
        .param("order", Arrays.stream(FaultKind.values()).map(Enum::name).toArray(String[]::new))
        .query((row, n) -> line(row))
        .list();
  }

  /** How many wait for somebody, by kind; of a unit, or of all for 0. */
  Map<FaultKind, Integer> open(long unit) {
    return db
        .sql(
            """
            select kind, count(*) as n from inspection_fault_now
            where present and decision is null and (:unit = 0 or unit_id = :unit) group by kind
            """)
        .param("unit", unit)
        .query((row, n) -> Map.entry(FaultKind.valueOf(row.getString("kind")), row.getInt("n")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  void judge(long fault, FaultDecision decision, String reason, long person) {
    db.sql(
            "insert into inspection_judgment (fault_id, decision, reason, person_id) values (?, ?, ?, ?)")
        .params(fault, decision.name(), reason, person)
        .update();
  }

  /** 认定经过: everything that was said of one fault, the oldest first. */
  List<Judging.Said> said(long fault) {
    return db.sql(
            """
            select j.decision, j.reason, p.name, j.at from inspection_judgment j join person p on p.id = j.person_id
            where j.fault_id = ? order by j.id
            """)
        .param(fault)
        .query((row, n) ->
            new Judging.Said(
                FaultDecision.valueOf(row.getString("decision")),
                row.getString("reason"),
                row.getString("name"),
                Moments.of(row, "at")))
        .list();
  }

  private static FaultLine line(ResultSet row) throws SQLException {
    var decision = row.getString("decision");
    return new FaultLine(
        row.getLong("id"),
        new Fault(
            FaultKind.valueOf(row.getString("kind")),
            row.getString("page"),
            row.getString("place"),
            row.getString("words"),
            row.getString("evidence")),
        row.getLong("unit_id"),
        row.getString("unit_name"),
        row.getObject("item_id", Long.class),
        Moments.of(row, "at"),
        Moments.of(row, "seen_at"),
        row.getBoolean("present"),
        decision == null ? null : FaultDecision.valueOf(decision),
        row.getString("reason"),
        row.getString("decided_by"),
        Moments.orNull(row, "decided_at"));
  }
}
