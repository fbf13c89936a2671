package org.shenfa.operations;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.postgresql.PGConnection;
import org.shenfa.audit.LogCheck;
import org.shenfa.database.BackupManifest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * 恢复后的核对: everything that can be said of a restored database without believing it: each table is
 * read from end to end, the log hashed anew, releases and files checked against what was signed.
 */
public final class RestoredCheck {
  private final Connection connection;
  private final JdbcClient db;
  private final BackupManifest manifest;
  private final Map<String, Long> figures = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

  private RestoredCheck(Connection connection, BackupManifest manifest) {
    this.connection = connection;
    this.db = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    this.manifest = manifest;
  }

  /**
   * What was found.
   *
   * @param figures how much was looked at, by Chinese name
   * @param faults a sentence each; empty when the backup is good
   */
  public record Result(Map<String, Long> figures, List<String> faults) {
    public boolean passed() {
      return faults.isEmpty();
    }
  }

  /**
   * Checks a restored database.
   *
   * @param connection one that may read every table
   * @param step told how far it is: done, of
   */
  public static Result of(
      Connection connection, BackupManifest manifest, BiConsumer<Integer, Integer> step) {
    var check = new RestoredCheck(connection, manifest);
    try {
      check.tables(step);
      check.log();
      check.releases();
      check.files();
    } catch (SQLException | IOException | org.springframework.dao.DataAccessException e) {
      check.faults.add("核对中断：数据库读不下去，备份里的数据已损坏");
    }
    return new Result(check.figures, check.faults);
  }

  /** PostgreSQL compares the checksum of each page it reads; a table that is torn ends the copy. */
  private void tables(BiConsumer<Integer, Integer> step) throws SQLException, IOException {
    var all =
        db.sql(
                """
                select format('copy (select * from public.%I) to stdout (format binary)', c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'public' and c.relkind = 'r' order by 1
                """)
            .query(String.class)
            .list();
    var copy = connection.unwrap(PGConnection.class).getCopyAPI();
    long rows = 0;
    var done = 0;
    for (var table : all) {
      step.accept(++done, all.size());
      rows += copy.copyOut(table, OutputStream.nullOutputStream());
    }
    figures.put("表", (long) all.size());
    figures.put("行", rows);
    var newest =
        db.sql(
                "select version from flyway_schema_history where success order by installed_rank desc limit 1")
            .query(String.class)
            .single();
    if (!newest.equals(manifest.migration())) {
      faults.add("数据库版本是 %s，清单写的是 %s".formatted(newest, manifest.migration()));
    }
  }

  private void log() {
    var log = LogCheck.of(db);
    figures.put("留痕", log.entries());
    figures.put("核验点", (long) log.checkpoints());
    faults.addAll(log.faults());
    if (log.entries() < manifest.log()) {
      faults.add("留痕只有 %d 条，做备份时已有 %d 条".formatted(log.entries(), manifest.log()));
    } else if (manifest.log() > 0
        && !LogCheck.chainAt(db, manifest.log()).equals(manifest.chain())) {
      faults.add("留痕第 %d 条和清单记下的不是同一条".formatted(manifest.log()));
    }
  }

  private void releases() {
    figures.put("发布", count("select count(*) from release"));
    var unsound = count("select count(*) from unsound_release");
    if (unsound > 0) {
      faults.add("有 %d 件现行发布没有走过审查，或者内容被改过".formatted(unsound));
    }
    var altered =
        count(
            "select count(*) from revision where sha256(convert_to('shenfa/revision/1' || chr(10), 'UTF8') || manifest) <> digest");
    if (altered > 0) {
      faults.add("有 %d 个版本的内容和它的摘要值不符".formatted(altered));
    }
  }

  private void files() {
    figures.put("文件", count("select count(*) from file_blob"));
    var altered = count("select count(*) from file_blob where sha256(bytes) <> digest");
    if (altered > 0) {
      faults.add("有 %d 个文件和它的摘要值不符".formatted(altered));
    }
    var missing =
        count(
            """
            select count(*) from (select distinct a ->> 'digest' as digest from current_release r,
              jsonb_array_elements(convert_from(r.manifest, 'UTF8')::jsonb -> 'attachments') a) w
            where not exists (select from file_blob b where b.digest = decode(w.digest, 'hex'))
            """);
    if (missing > 0) {
      faults.add("有 %d 个现行发布的附件不在".formatted(missing));
    }
  }

  private long count(String sql) {
    return db.sql(sql).query(Long.class).single();
  }
}
