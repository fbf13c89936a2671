package org.shenfa.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.shenfa.database.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Times set for releases, and what became of them. */
@Repository
class Schedules {
  private final JdbcClient db;

  Schedules(JdbcClient db) {
    this.db = db;
  }

  long add(List<Long> cases, Instant at, long person) {
    return db.sql(
            "insert into schedule (case_ids, release_at, person_id) values (:cases::bigint[], :at, :person) returning id")
        .param("cases", Releases.array(cases))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("person", person)
        .query(Long.class)
        .single();
  }

  void end(long schedule, String outcome, String detail) {
    db.sql(
            "insert into schedule_end (schedule_id, outcome, detail) values (?, ?, ?) on conflict do nothing")
        .params(schedule, outcome, detail)
        .update();
  }

  /** Schedules whose time has come by the database's clock; each is handed to one worker only. */
  List<Schedule> due() {
    if (!db.sql("select pg_try_advisory_xact_lock(hashtextextended('schedules', 0))")
        .query(Boolean.class)
        .single()) {
      return List.of();
    }
    return db.sql(
            """
            select s.id, s.case_ids, s.release_at, s.person_id, null as outcome, '' as detail from schedule s
            where s.release_at <= clock_timestamp() and not exists (select from schedule_end e where e.schedule_id = s.id)
            order by s.release_at, s.id limit 1
            """)
        .query(Schedules::schedule)
        .list();
  }

  List<Schedule> of(long caseId) {
    return db.sql(
            """
            select s.id, s.case_ids, s.release_at, s.person_id, e.outcome, coalesce(e.detail, '') as detail
            from schedule s left join schedule_end e on e.schedule_id = s.id
            where ? = any (s.case_ids) order by s.id
            """)
        .param(caseId)
        .query(Schedules::schedule)
        .list();
  }

  private static Schedule schedule(ResultSet row, int n) throws SQLException {
    return new Schedule(
        row.getLong("id"),
        Arrays.asList((Long[]) row.getArray("case_ids").getArray()),
        Moments.of(row, "release_at"),
        row.getLong("person_id"),
        row.getString("outcome"),
        row.getString("detail"));
  }
}
