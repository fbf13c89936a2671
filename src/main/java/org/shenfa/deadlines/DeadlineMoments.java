package org.shenfa.deadlines;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.shenfa.database.Moments;
import org.shenfa.workdays.Day;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of deadlines and of what happened to them. */
@Repository
class DeadlineMoments {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient db;

  DeadlineMoments(JdbcClient db) {
    this.db = db;
  }

  long begin(Rule rule, String procedure, long caseId, Instant from) {
    return db.sql(
            "insert into deadline (rule, procedure, case_id, from_at) values (?, ?, ?, ?) returning id")
        .params(rule.name(), procedure, caseId, from.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  void add(long deadline, Moment moment) {
    var end = moment.end();
    var ground = moment.ground();
    db.sql(
            """
            insert into deadline_moment (deadline_id, n, kind, at, end_at, trace, ground, until, more, note)
            values (:id, (select coalesce(max(n), 0) + 1 from deadline_moment where deadline_id = :id), :kind, :at, :end,
              :trace::jsonb, :ground, :until, :more, :note)
            """)
        .param("id", deadline)
        .param("kind", moment.kind().name())
        .param("at", moment.at().atOffset(ZoneOffset.UTC))
        .param(
            "end", end == null ? null : end.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("trace", JSON.writeValueAsString(moment.trace()))
        .param("ground", ground == null ? null : ground.name(), Types.VARCHAR)
        .param("until", moment.until(), Types.DATE)
        .param("more", moment.more())
        .param("note", moment.note())
        .update();
  }

  /** Keeps whoever else changes this deadline waiting until the transaction ends. */
  Optional<Deadline> running(Rule rule, String procedure, long caseId) {
    db.sql("select pg_advisory_xact_lock(hashtextextended('deadline ' || ? || ' ' || ?, 0))")
        .params(procedure, caseId)
        .query()
        .listOfRows();
    return db.sql(
            """
            select id, rule, procedure, case_id, from_at from deadline_now
            where procedure = ? and case_id = ? and rule = ? and met_at is null and not dropped order by id desc limit 1
            """)
        .params(procedure, caseId, rule.name())
        .query(this::deadline)
        .optional();
  }

  List<Deadline> of(String procedure, long caseId) {
    return db.sql(
            "select id, rule, procedure, case_id, from_at from deadline where procedure = ? and case_id = ? order by id")
        .params(procedure, caseId)
        .query(this::deadline)
        .list();
  }

  /** Every deadline that is neither met nor dropped. */
  List<Deadline> open() {
    return db.sql(OPEN + "select * from open order by id").query(this::deadline).list();
  }

  /**
   * Those open ones for which a moment has come at {@code now}: late and not said so, or a stop to
   * be ended.
   */
  List<Deadline> due(Instant now, LocalDate today) {
    return db.sql(
            OPEN
                + """
                select d.* from open d join lateral (
                  select m.end_at, m.until from deadline_moment m where m.deadline_id = d.id and m.kind <> 'LATE'
                  order by m.n desc limit 1) l on true
                where l.end_at <= ? and not exists (
                    select from deadline_moment m where m.deadline_id = d.id and m.kind = 'LATE')
                  or l.until < ?
                order by d.id
                """)
        .params(now.atOffset(ZoneOffset.UTC), today)
        .query(this::deadline)
        .list();
  }

  /** What is over is left out by an index, so that a look costs what is open, not what ever was. */
  private static final String OPEN =
      """
      with open as materialized (
        select d.id, d.rule, d.procedure, d.case_id, d.from_at from deadline d
        where not exists (select from deadline_moment m where m.deadline_id = d.id and m.kind in ('MET', 'DROPPED')))
      """;

  private Deadline deadline(ResultSet row, int n) throws SQLException {
    var id = row.getLong("id");
    return new Deadline(
        id,
        Rule.valueOf(row.getString("rule")),
        row.getString("procedure"),
        row.getLong("case_id"),
        Moments.of(row, "from_at"),
        history(id));
  }

  private List<Moment> history(long id) {
    return db.sql("select * from deadline_moment where deadline_id = ? order by n")
        .param(id)
        .query((row, n) -> {
          var ground = row.getString("ground");
          return new Moment(
              Moment.Kind.valueOf(row.getString("kind")),
              Moments.of(row, "at"),
              Moments.orNull(row, "end_at"),
              JSON.readValue(row.getString("trace"), new TypeReference<List<Day>>() {}),
              ground == null ? null : Ground.valueOf(ground),
              row.getObject("until", LocalDate.class),
              row.getInt("more"),
              row.getString("note"));
        })
        .list();
  }
}
