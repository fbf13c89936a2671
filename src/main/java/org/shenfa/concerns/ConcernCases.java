package org.shenfa.concerns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.shenfa.Shenfa;
import org.shenfa.database.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Concerns as they were noticed, assessed and given to a unit, and what was decided beside. */
@Repository
class ConcernCases {
  private static final String SELECT =
      """
      select c.*, w.name as noticed_by_name, n.state, l.level, l.reason as level_reason, lp.name as level_by, l.at as level_at,
        g.unit_id, u.short_name as unit_name, sp.name as spokesperson, g.reason as charge_reason, g.at as charge_at
      from concern c join person w on w.id = c.noticed_by
        join course_now n on n.procedure = 'concern' and n.case_id = c.id
        left join concern_level_now l on l.concern_id = c.id left join person lp on lp.id = l.person_id
        left join concern_charge g on g.concern_id = c.id left join unit u on u.id = g.unit_id
        left join person sp on sp.id = g.spokesperson_id
      """;

  private final JdbcClient db;

  ConcernCases(JdbcClient db) {
    this.db = db;
  }

  long add(ConcernNotice notice, Source source, long by) {
    var occurred = notice.occurred();
    return db.sql(
            """
            insert into concern (name, words, source, origin, occurred_at, found_at, urgent, noticed_by)
            values (:name, :words, :source, :origin, :occurred, :found, :urgent, :by) returning id
            """)
        .param("name", notice.name())
        .param("words", notice.words())
        .param("source", source.name())
        .param("origin", notice.origin())
        .param(
            "occurred",
            occurred == null ? null : occurred.atZone(Shenfa.ZONE).toOffsetDateTime(),
            Types.TIMESTAMP_WITH_TIMEZONE)
        .param("found", notice.found().atZone(Shenfa.ZONE).toOffsetDateTime())
        .param("urgent", notice.urgent())
        .param("by", by)
        .query(Long.class)
        .single();
  }

  Optional<Concern> find(long id) {
    return db.sql(SELECT + "where c.id = ?").param(id).query(ConcernCases::concern).optional();
  }

  Optional<Concern> find(String number) {
    return db.sql(SELECT + "where c.number = ?")
        .param(number)
        .query(ConcernCases::concern)
        .optional();
  }

  /** Ends one in another; the letters noted with it are noted with that one, too. */
  void merge(long id, long main, String reason, long by) {
    db.sql("insert into concern_merge (concern_id, main_id, reason, person_id) values (?, ?, ?, ?)")
        .params(id, main, reason, by)
        .update();
    db.sql(
            """
            insert into concern_letter (concern_id, letter, person_id)
            select ?, l.letter, ? from concern_letter l where l.concern_id = ? on conflict do nothing
            """)
        .params(main, by, id)
        .update();
  }

  Optional<Concern> mainOf(long id) {
    return db.sql(
            SELECT + "where c.id = (select m.main_id from concern_merge m where m.concern_id = ?)")
        .param(id)
        .query(ConcernCases::concern)
        .optional();
  }

  List<Concern> mergedInto(long main) {
    return db.sql(
            SELECT
                + "where c.id in (select m.concern_id from concern_merge m where m.main_id = ?) order by c.id")
        .param(main)
        .query(ConcernCases::concern)
        .list();
  }

  List<Concern> all() {
    return db.sql(SELECT + "order by c.id desc").query(ConcernCases::concern).list();
  }

  /** Concerns in a state since before a moment. */
  List<Concern> since(ConcernState state, Instant before) {
    return db.sql(SELECT + "where n.state = ? and n.at < ? order by c.id")
        .params(state.name(), before.atOffset(ZoneOffset.UTC))
        .query(ConcernCases::concern)
        .list();
  }

  void assess(long id, Level level, String reason, long by) {
    db.sql("insert into concern_level (concern_id, level, reason, person_id) values (?, ?, ?, ?)")
        .params(id, level.name(), reason, by)
        .update();
  }

  /** Every level it was given, the first first. */
  List<Concern.Assessed> levels(long id) {
    return db.sql(
            """
            select l.level, l.reason, p.name, l.at from concern_level l join person p on p.id = l.person_id
            where l.concern_id = ? order by l.id
            """)
        .param(id)
        .query((row, n) ->
            new Concern.Assessed(
                Level.valueOf(row.getString("level")),
                row.getString("reason"),
                row.getString("name"),
                row.getObject("at", java.time.OffsetDateTime.class).toInstant()))
        .list();
  }

  void charge(long id, long unit, long spokesperson, String reason, long by) {
    db.sql(
            """
            insert into concern_charge (concern_id, unit_id, spokesperson_id, reason, person_id) values (?, ?, ?, ?, ?)
            """)
        .params(id, unit, spokesperson, reason, by)
        .update();
  }

  void hold(long id, Instant heldAt, String place, long by) {
    db.sql("insert into concern_press (concern_id, held_at, place, person_id) values (?, ?, ?, ?)")
        .params(id, heldAt.atOffset(ZoneOffset.UTC), place, by)
        .update();
  }

  Optional<Press> press(long id) {
    return db.sql(
            """
            select x.held_at, x.place, p.name from concern_press x join person p on p.id = x.person_id where x.concern_id = ?
            """)
        .param(id)
        .query((row, n) ->
            new Press(Moments.of(row, "held_at"), row.getString("place"), row.getString("name")))
        .optional();
  }

  long propose(long id, String reason, long by) {
    return db.sql(
            "insert into concern_drop (concern_id, reason, person_id) values (?, ?, ?) returning id")
        .params(id, reason, by)
        .query(Long.class)
        .single();
  }

  void decide(long drop, boolean agrees, String reason, long by) {
    db.sql(
            "insert into concern_drop_decision (drop_id, agrees, reason, person_id) values (?, ?, ?, ?)")
        .params(drop, agrees, reason, by)
        .update();
  }

  List<DropProposal> proposals(long id) {
    return db.sql(
            """
            select d.id, d.reason, d.person_id, p.name, d.at, e.agrees, coalesce(e.reason, '') as answer,
              coalesce(q.name, '') as decided_by
            from concern_drop d join person p on p.id = d.person_id
              left join concern_drop_decision e on e.drop_id = d.id left join person q on q.id = e.person_id
            where d.concern_id = ? order by d.id
            """)
        .param(id)
        .query((row, n) ->
            new DropProposal(
                row.getLong("id"),
                row.getString("reason"),
                row.getLong("person_id"),
                row.getString("name"),
                Moments.of(row, "at"),
                row.getObject("agrees", Boolean.class),
                row.getString("answer"),
                row.getString("decided_by")))
        .list();
  }

  boolean link(long id, String letter, long by) {
    return db.sql(
                "insert into concern_letter (concern_id, letter, person_id) values (?, ?, ?) on conflict do nothing")
            .params(id, letter, by)
            .update()
        == 1;
  }

  List<String> letters(long id) {
    return db.sql("select letter from concern_letter where concern_id = ? order by letter")
        .param(id)
        .query((row, n) -> row.getString("letter"))
        .list();
  }

  /** Notes that the concerns nobody answered were gone through again for a month. */
  boolean reread(LocalDate month, String words, long by) {
    return db.sql(
                "insert into concern_monthly (month, words, person_id) values (?, ?, ?) on conflict do nothing")
            .params(month, words, by)
            .update()
        == 1;
  }

  Optional<String> reread(LocalDate month) {
    return db.sql(
            """
            select p.name || '：' || m.words from concern_monthly m join person p on p.id = m.person_id where m.month = ?
            """)
        .param(month)
        .query(String.class)
        .optional();
  }

  private static Concern concern(ResultSet row, int n) throws SQLException {
    var level = row.getString("level");
    var unit = row.getObject("unit_id", Long.class);
    return new Concern(
        row.getLong("id"),
        row.getString("number"),
        row.getString("name"),
        row.getString("words"),
        Source.valueOf(row.getString("source")),
        row.getString("origin"),
        Moments.orNull(row, "occurred_at"),
        Moments.of(row, "found_at"),
        row.getBoolean("urgent"),
        row.getLong("noticed_by"),
        row.getString("noticed_by_name"),
        ConcernState.valueOf(row.getString("state")),
        level == null ? null : assessed(row, level),
        unit == null ? null : charge(row, unit));
  }

  private static Concern.Assessed assessed(ResultSet row, String level) throws SQLException {
    return new Concern.Assessed(
        Level.valueOf(level),
        row.getString("level_reason"),
        row.getString("level_by"),
        Moments.of(row, "level_at"));
  }

  private static Concern.Charge charge(ResultSet row, long unit) throws SQLException {
    return new Concern.Charge(
        unit,
        row.getString("unit_name"),
        row.getString("spokesperson"),
        row.getString("charge_reason"),
        Moments.of(row, "charge_at"));
  }
}
