package org.shenfa.procedures;

import static org.shenfa.regulation.Clause.HOUSE;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.database.Moments;
import org.shenfa.database.Refusals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** 办理经过: the steps every case took; its state is where the last one led. */
@Service
public class Courses {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient db;
  private final AuditTrail trail;

  Courses(JdbcClient db, AuditTrail trail) {
    this.db = db;
    this.trail = trail;
  }

  /**
   * Takes a step in the caller's transaction and answers the state it leads to; the event goes into
   * the log as {@code <procedure>.<event>}, without the reason, which may speak of somebody.
   *
   * @param reason shown to people who see the case; empty where none is needed
   * @throws org.shenfa.regulation.Violations when the procedure has no such step from the state the
   *     case is in, or somebody else took one a moment before
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public <S extends Enum<S> & Labelled, E extends Enum<E> & Labelled> S take(
      Procedure<S, E> procedure,
      long caseId,
      E event,
      By by,
      Instant at,
      String reason,
      Map<String, String> details) {
    var from = find(procedure, caseId).orElse(null);
    var to = procedure.next(from, event, by.actor());
    Refusals.asSentences(
        procedure.clause(),
        () ->
            db.sql(
                    """
                    insert into course (procedure, case_id, n, event, actor, person_id, unit_id, at, from_state, to_state,
                      reason, details)
                    values (:procedure, :case, 0, :event, :actor, :person, :unit, :at, :from, :to, :reason, :details::jsonb)
                    """)
                .param("procedure", procedure.name())
                .param("case", caseId)
                .param("event", event.name())
                .param("actor", by.actor().name())
                .param("person", by.person() == null ? null : by.person().id(), Types.BIGINT)
                .param("unit", by.unit(), Types.BIGINT)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("from", from == null ? "" : from.name())
                .param("to", to.name())
                .param("reason", reason.strip())
                .param("details", JSON.writeValueAsString(new TreeMap<>(details)))
                .update());
    trail.append(
        Entry.of(
                procedure.name() + "." + event.name().toLowerCase(java.util.Locale.ROOT),
                by.person() == null ? 0 : by.person().id(),
                by.person() == null ? by.actor().label() : by.person().name())
            .about(procedure.name(), Long.toString(caseId))
            .with("from", from == null ? "" : from.name())
            .with("to", to.name()));
    return to;
  }

  /**
   * The state a case is in.
   *
   * @throws NoSuchElementException when there is no such case
   */
  public <S extends Enum<S> & Labelled, E extends Enum<E> & Labelled> S state(
      Procedure<S, E> procedure, long caseId) {
    return find(procedure, caseId).orElseThrow();
  }

  private <S extends Enum<S> & Labelled, E extends Enum<E> & Labelled> Optional<S> find(
      Procedure<S, E> procedure, long caseId) {
    return db.sql(
            "select to_state from course where procedure = ? and case_id = ? order by n desc limit 1")
        .params(procedure.name(), caseId)
        .query(String.class)
        .optional()
        .map(name -> Enum.valueOf(procedure.states(), name));
  }

  /** Every step a case took, the first first. */
  public List<Passage> story(Procedure<?, ?> procedure, long caseId) {
    return db.sql(
            """
            select c.*, coalesce(p.name, '') as person_name, coalesce(u.short_name, '') as unit_name
            from course c left join person p on p.id = c.person_id left join unit u on u.id = c.unit_id
            where c.procedure = ? and c.case_id = ? order by c.n
            """)
        .params(procedure.name(), caseId)
        .query(this::passage)
        .list();
  }

  private Passage passage(ResultSet row, int n) throws SQLException {
    return new Passage(
        row.getInt("n"),
        row.getString("event"),
        Actor.valueOf(row.getString("actor")),
        row.getObject("person_id", Long.class),
        row.getString("person_name"),
        row.getObject("unit_id", Long.class),
        row.getString("unit_name"),
        Moments.of(row, "at"),
        row.getString("from_state"),
        row.getString("to_state"),
        row.getString("reason"),
        JSON.readValue(row.getString("details"), new TypeReference<Map<String, String>>() {}));
  }

  /** How often an event happened in a case. */
  public int times(Procedure<?, ?> procedure, long caseId, Enum<?> event) {
    return db.sql("select count(*) from course where procedure = ? and case_id = ? and event = ?")
        .params(procedure.name(), caseId, event.name())
        .query(Integer.class)
        .single();
  }

  /** Refuses a reason that is too short to tell anything or too long to be read. */
  public static String reason(String typed) {
    var reason = typed.strip();
    if (reason.length() < 4 || reason.length() > 500) {
      throw new org.shenfa.regulation.Violations(HOUSE, "请写明理由（4 至 500 字）。");
    }
    return reason;
  }
}
