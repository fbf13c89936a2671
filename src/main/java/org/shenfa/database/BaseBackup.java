package org.shenfa.database;

import static org.shenfa.database.BackupManifest.ARCHIVE;
import static org.shenfa.regulation.Clause.MEASURES_5_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import org.shenfa.regulation.Violations;

/**
 * 在线备份: PostgreSQL's own base backup of the embedded server, taken while people go on working. The
 * server is told that one begins, its folder is copied as it lies there, and the WAL written
 * meanwhile makes the copy whole when it is started. Everything the product keeps is rows, files
 * too, so one such copy is consistent in itself.
 */
public final class BaseBackup {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'shenfa-'yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path data;
  private final String product;
  private final Clock clock;

  /**
   * @param data the data folder of a running embedded server
   * @param product version of the product, for the manifest
   */
  public BaseBackup(Path data, String product, Clock clock) {
    this.data = data;
    this.product = product;
    this.clock = clock;
  }

  /**
   * Takes a backup into a new folder of {@code into}. It bears its name only when it is whole and
   * on disk; one that is interrupted leaves a folder beginning with a dot, which the next removes.
   *
   * @throws Violations when another is being taken there
   */
  public Path take(Path into) {
    try {
      Files.createDirectories(into, ownerOnly());
      try (var channel =
          FileChannel.open(
              into.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        try (var lock = lock(channel)) {
          if (lock == null) {
            throw refused("另一次备份正在进行，请等它完成。");
          }
          return taken(into);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("备份没有写成：" + e.getMessage(), e);
    } catch (SQLException e) {
      throw new IllegalStateException("备份没有做成：数据库不同意，或者没有运行。", e);
    }
  }

  private static @org.jspecify.annotations.Nullable FileLock lock(FileChannel channel)
      throws IOException {
    try {
      return channel.tryLock();
    } catch (java.nio.channels.OverlappingFileLockException e) {
      return null;
    }
  }

  private Path taken(Path into) throws IOException, SQLException {
    removeHalves(into);
    var started = clock.instant();
    var name = NAME.format(started);
    var half = Files.createDirectory(into.resolve("." + name), ownerOnly());
    try (var connection = Superuser.of(data).connection()) {
      copy(connection, half, started);
    }
    var whole = into.resolve(name);
    Files.move(half, whole, StandardCopyOption.ATOMIC_MOVE);
    flush(into);
    return whole;
  }

  private void copy(Connection connection, Path half, Instant started)
      throws IOException, SQLException {
    // A slot keeps the WAL from being recycled while we copy; it ends with this connection.
    var slot = "shenfa_backup_" + text(connection, "select pg_backend_pid()");
    text(connection, "select pg_create_physical_replication_slot('%s', true, true)", slot);
    var from = text(connection, "select pg_walfile_name(pg_backup_start('shenfa', true))");
    var archive = new BackupArchive.Writer(half.resolve(ARCHIVE));
    try (archive) {
      archive.folder(data.resolve("postgres"));
      var log = text(connection, "select coalesce(max(sequence), 0) from audit_seal");
      var chain =
          text(
              connection,
              "select coalesce((select encode(chain, 'hex') from audit_seal where sequence = %s), '')",
              log);
      var checkpoint =
          text(
              connection,
              "select coalesce((select note from checkpoint order by size desc limit 1), '')");
      var migration =
          text(
              connection,
              "select version from flyway_schema_history where success order by installed_rank desc limit 1");
      try (var sql = connection.createStatement();
          var end =
              sql.executeQuery(
                  "select labelfile, pg_walfile_name(lsn) as until from pg_backup_stop(false)")) {
        end.next();
        archive.file("backup_label", end.getBytes("labelfile"));
        var until = end.getString("until");
        archive.wal(data.resolve("postgres").resolve("pg_wal"), from, until);
        var parts = archive.finish();
        new BackupManifest(
                BackupManifest.FORMAT,
                started,
                clock.instant(),
                product,
                text(connection, "show server_version"),
                text(connection, "select system_identifier from pg_control_system()"),
                migration,
                Long.parseLong(log),
                chain,
                checkpoint,
                from,
                until,
                archive.sha256(),
                Files.size(half.resolve(ARCHIVE)),
                parts)
            .writeTo(half);
      }
    }
    flush(half);
  }

  private static String text(Connection connection, String query, Object... parts)
      throws SQLException {
    try (var sql = connection.createStatement();
        var row = sql.executeQuery(query.formatted(parts))) {
      row.next();
      return row.getString(1);
    }
  }

  private static void removeHalves(Path into) throws IOException {
    try (var all = Files.list(into)) {
      for (var half : all.filter(p -> p.getFileName().toString().startsWith(".shenfa-")).toList()) {
        remove(half);
      }
    }
  }

  /** Removes a folder with everything in it. */
  public static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static java.nio.file.attribute.FileAttribute<?> ownerOnly() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  }

  static void flush(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  static Violations refused(String sentence) {
    return new Violations(MEASURES_5_1, sentence);
  }
}
