package org.shenfa.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** 备份记录: backups and trials as facts, those of the product and those it was told of. */
@Repository
public class BackupRecords {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient db;

  BackupRecords(JdbcClient db) {
    this.db = db;
  }

  /**
   * 一次备份.
   *
   * @param told whether the product was told of it and took it on trust
   * @param failure why it failed; empty when it did not
   * @param by who asked for it, null for the schedule
   */
  public record Run(
      boolean told,
      String place,
      Instant started,
      Instant finished,
      long bytes,
      long log,
      String failure,
      @Nullable String by) {}

  /** 一次恢复测试 and what it found. */
  public record Trial(
      boolean told,
      String place,
      Instant started,
      Instant finished,
      Map<String, Long> figures,
      List<String> faults,
      @Nullable String by) {
    public boolean passed() {
      return faults.isEmpty();
    }
  }

  void taken(KeptBackup backup, @Nullable Long person) {
    run(
        backup.name(),
        backup.started(),
        backup.finished(),
        backup.bytes(),
        backup.log(),
        backup.sha256(),
        "",
        person);
  }

  void failed(String place, Instant from, Instant until, String failure, @Nullable Long person) {
    run(place, from, until, 0, 0, "", failure, person);
  }

  private void run(
      String place,
      Instant from,
      Instant until,
      long bytes,
      long log,
      String digest,
      String failure,
      @Nullable Long person) {
    db.sql(
            """
            insert into backup_run (told, place, started_at, finished_at, bytes, log_size, digest, failure, person_id)
            values (false, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(place, at(from), at(until), bytes, log, digest, cut(failure))
        .param(person)
        .update();
  }

  void tried(
      String place,
      Instant from,
      Instant until,
      RestoredCheck.Result result,
      @Nullable Long person) {
    db.sql(
            """
            insert into restore_test (told, place, started_at, finished_at, figures, faults, person_id)
            values (false, ?, ?, ?, ?::jsonb, ?::jsonb, ?)
            """)
        .params(
            place,
            at(from),
            at(until),
            JSON.writeValueAsString(result.figures()),
            JSON.writeValueAsString(result.faults()))
        .param(person)
        .update();
  }

  /** The newest runs first. */
  public List<Run> runs(int most) {
    return db.sql(
            """
            select r.*, p.name as by_name from backup_run r left join person p on p.id = r.person_id order by r.id desc limit ?
            """)
        .param(most)
        .query(BackupRecords::run)
        .list();
  }

  /** The newest trials first. */
  public List<Trial> trials(int most) {
    return db.sql(
            """
            select t.*, p.name as by_name from restore_test t left join person p on p.id = t.person_id order by t.id desc limit ?
            """)
        .param(most)
        .query(BackupRecords::trial)
        .list();
  }

  /** When the product was last told of a backup of a server of one's own. */
  Optional<Instant> lastTold() {
    return db.sql("select max(finished_at) as at from backup_run where told and failure = ''")
        .query((row, n) -> Optional.ofNullable(Moments.orNull(row, "at")))
        .single();
  }

  /** The plan that counts. */
  public BackupPlan plan() {
    return db.sql(
            "select hour, kept, oldest_hours, test_day from backup_plan order by id desc limit 1")
        .query((row, n) ->
            new BackupPlan(
                row.getInt("hour"),
                row.getInt("kept"),
                row.getInt("oldest_hours"),
                DayOfWeek.of(row.getInt("test_day"))))
        .optional()
        .orElse(BackupPlan.USUAL);
  }

  void plan(BackupPlan plan, long person, Instant now) {
    db.sql(
            "insert into backup_plan (hour, kept, oldest_hours, test_day, person_id, at) values (?, ?, ?, ?, ?, ?)")
        .params(
            plan.hour(),
            plan.kept(),
            plan.oldestHours(),
            plan.testDay().getValue(),
            person,
            at(now))
        .update();
  }

  private static java.time.OffsetDateTime at(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static String cut(String words) {
    return words.length() > 500 ? words.substring(0, 500) : words;
  }

  private static Run run(ResultSet row, int n) throws SQLException {
    return new Run(
        row.getBoolean("told"),
        row.getString("place"),
        Moments.of(row, "started_at"),
        Moments.of(row, "finished_at"),
        row.getLong("bytes"),
        row.getLong("log_size"),
        row.getString("failure"),
        row.getString("by_name"));
  }

  private static Trial trial(ResultSet row, int n) throws SQLException {
    return new Trial(
        row.getBoolean("told"),
        row.getString("place"),
        Moments.of(row, "started_at"),
        Moments.of(row, "finished_at"),
        JSON.readValue(row.getString("figures"), new TypeReference<Map<String, Long>>() {}),
        JSON.readValue(row.getString("faults"), new TypeReference<List<String>>() {}),
        row.getString("by_name"));
  }
}
