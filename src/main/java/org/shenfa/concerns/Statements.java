package org.shenfa.concerns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Digest;
import org.shenfa.database.Moments;
import org.shenfa.procedures.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which items of the main line answer which concern, and what became of them there. */
@Repository
class Statements {
  private final JdbcClient db;

  Statements(JdbcClient db) {
    this.db = db;
  }

  void add(
      long concern,
      long item,
      StatementKind kind,
      Actor actor,
      long by,
      String evidence,
      String handedTo) {
    db.sql(
            """
            insert into concern_statement (item_id, concern_id, kind, actor, person_id, evidence, handed_to)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(item, concern, kind.name(), actor.name(), by, evidence, handedTo)
        .update();
  }

  List<Statement> of(long concern) {
    return db.sql("select * from concern_answer where concern_id = ? order by at, item_id")
        .param(concern)
        .query(Statements::statement)
        .list();
  }

  /** Statements that went out and are no step of their concern's course yet, the oldest first. */
  List<Statement> untaken() {
    return db.sql(
            "select * from concern_answer where release_id is not null and not taken order by release_id")
        .query(Statements::statement)
        .list();
  }

  boolean taken(long item) {
    return db.sql("select taken from concern_answer where item_id = ?")
        .param(item)
        .query(Boolean.class)
        .single();
  }

  /** 上网确认 of a statement of a concern that is being answered, which is no step of it yet. */
  record Check(long concern, String item, long person, Instant at) {}

  List<Check> unchecked() {
    return db.sql(
            """
            select a.concern_id, a.item, f.person_id, f.at from concern_answer a
              join confirmation f on f.release_id = a.release_id and f.correct
              join course_now n on n.procedure = 'concern' and n.case_id = a.concern_id and n.state = 'RESPONDED'
            where a.taken and not exists (select from course c where c.procedure = 'concern' and c.case_id = a.concern_id
              and c.event = 'CHECK_LIVE' and c.details ->> 'item' = a.item)
            order by a.release_id
            """)
        .query((row, n) ->
            new Check(
                row.getLong("concern_id"),
                row.getString("item"),
                row.getLong("person_id"),
                Moments.of(row, "at")))
        .list();
  }

  void approve(long concern, Digest digest, long by) {
    db.sql(
            "insert into concern_approval (concern_id, digest, person_id) values (?, ?, ?) on conflict do nothing")
        .params(concern, digest.bytes(), by)
        .update();
  }

  /** The leader who agreed to this text. */
  Optional<String> approved(long concern, Digest digest) {
    return db.sql(
            """
            select p.name from concern_approval a join person p on p.id = a.person_id where a.concern_id = ? and a.digest = ?
            """)
        .params(concern, digest.bytes())
        .query(String.class)
        .optional();
  }

  /** Whether the result is public now. */
  boolean resultIsOut(long concern) {
    return db.sql(
            """
            select exists (select from concern_statement s join current_release r on r.item_id = s.item_id
              where s.concern_id = ? and s.kind = 'CONCLUSION')
            """)
        .param(concern)
        .query(Boolean.class)
        .single();
  }

  private static Statement statement(ResultSet row, int n) throws SQLException {
    return new Statement(
        row.getLong("concern_id"),
        row.getLong("item_id"),
        row.getString("item"),
        StatementKind.valueOf(row.getString("kind")),
        row.getString("title"),
        Actor.valueOf(row.getString("actor")),
        row.getLong("person_id"),
        row.getString("person_name"),
        row.getString("evidence"),
        row.getString("handed_to"),
        Moments.of(row, "at"),
        row.getString("state"),
        out(row),
        row.getBoolean("taken"));
  }

  private static Statement.@Nullable Out out(ResultSet row) throws SQLException {
    var number = row.getString("release_no");
    return number == null
        ? null
        : new Statement.Out(
            row.getLong("release_id"),
            number,
            row.getString("path"),
            Moments.of(row, "released_at"),
            row.getLong("released_by"),
            new Digest(HexFormat.of().formatHex(row.getBytes("digest"))),
            Moments.orNull(row, "promised"));
  }
}
