package org.shenfa.content;

import static org.shenfa.regulation.Clause.HOUSE;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shenfa.database.Moments;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** 工作稿存放处: one working copy for each item and person, replaced by every autosave. */
@Service
public class WorkingCopies {
  private static final int LIMIT = 4_000_000;
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, List<String>>> FIELDS = new TypeReference<>() {};

  private final JdbcClient db;
  private final Clock clock;

  WorkingCopies(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * Keeps what a page typed and says what is kept now. A page's later version takes the place of
   * its earlier one; the same or an earlier one, sent again, changes nothing. What another window
   * of the same person typed is not replaced unless the page knew it: the answer is then that
   * window's.
   *
   * @param known the version of the copy the page began with or agreed to replace, 0 for none
   */
  @Transactional
  public WorkingCopy keep(
      long itemId,
      long personId,
      String writer,
      int version,
      int known,
      int base,
      Map<String, List<String>> typed) {
    var json = JSON.writeValueAsString(typed);
    new Violations.Gathering()
        .refuseIf(json.length() > LIMIT, HOUSE, "body", "正文太长，自动保存不了，请把其中的资料改为附件。")
        .refuseIf(
            !writer.matches("[0-9a-f]{32}") || version < 1 || base < 0,
            HOUSE,
            null,
            "自动保存的请求填写不全，请刷新这一页。")
        .throwIfAny();
    db.sql(
            """
            insert into working_copy (item_id, person_id, writer, version, base, typed, at)
            values (:item, :person, :writer, :version, :base, :typed, :at)
            on conflict (item_id, person_id) do update
              set writer = :writer, version = :version, base = :base, typed = :typed, at = :at
              where case when working_copy.writer = :writer then working_copy.version < :version
                else working_copy.version = :known end
            """)
        .param("item", itemId)
        .param("person", personId)
        .param("writer", writer)
        .param("version", version)
        .param("known", known)
        .param("base", base)
        .param("typed", json)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return of(itemId, personId).orElseThrow();
  }

  /** What this person has typed and not saved. */
  public Optional<WorkingCopy> of(long itemId, long personId) {
    return db.sql(
            """
            select item_id, person_id, writer, version, base, typed, at from working_copy
            where item_id = ? and person_id = ?
            """)
        .params(itemId, personId)
        .query(WorkingCopies::copy)
        .optional();
  }

  /** Lets a copy go: it became a revision, or its writer threw it away. */
  public void clear(long itemId, long personId) {
    db.sql("delete from working_copy where item_id = ? and person_id = ?")
        .params(itemId, personId)
        .update();
  }

  private static WorkingCopy copy(ResultSet row, int n) throws SQLException {
    return new WorkingCopy(
        row.getLong("item_id"),
        row.getLong("person_id"),
        row.getString("writer"),
        row.getInt("version"),
        row.getInt("base"),
        JSON.readValue(row.getString("typed"), FIELDS),
        at(row));
  }

  private static Instant at(ResultSet row) throws SQLException {
    return Moments.of(row, "at");
  }
}
