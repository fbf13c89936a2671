package org.shenfa.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.database.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 存储: how much room there is and what takes it, read once a day for the growth. */
@Service
public class Storage {
  private final Path data;
  private final Backups backups;
  private final Figures figures;
  private final JdbcClient db;

  Storage(DatabaseSettings database, Backups backups, Figures figures, JdbcClient db) {
    this.data = database.data();
    this.backups = backups;
    this.figures = figures;
    this.db = db;
  }

  /** 一次读数, in bytes. */
  public record Reading(
      Instant at, long database, long files, long site, long search, long backups, long free) {}

  /** What it is now. */
  public Reading now(Instant at) {
    return new Reading(
        at,
        figures.databaseBytes(),
        figures.fileBytes(),
        under(data.resolve("site")),
        under(data.resolve("search")),
        under(backups.folder().path()),
        free());
  }

  /** Bytes left where the data lie. */
  long free() {
    return data.toFile().getUsableSpace();
  }

  /** Per cent of the disk that is left, rounded down. */
  public int freePercent() {
    var total = data.toFile().getTotalSpace();
    return total == 0 ? 100 : (int) (free() * 100 / total);
  }

  /** Whether backups lie on the disk they are to outlive. */
  public boolean sameDisk() {
    var folder = backups.folder().path();
    try {
      return Files.exists(folder) && Files.getFileStore(folder).equals(Files.getFileStore(data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void keep(Reading reading) {
    db.sql(
            """
            insert into storage_reading (at, database_bytes, files_bytes, site_bytes, search_bytes, backup_bytes, free_bytes)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            reading.at().atOffset(ZoneOffset.UTC),
            reading.database(),
            reading.files(),
            reading.site(),
            reading.search(),
            reading.backups(),
            reading.free())
        .update();
  }

  /** Daily readings since a moment, the oldest first. */
  public List<Reading> since(Instant from) {
    return db.sql("select * from storage_reading where at >= ? order by at")
        .param(from.atOffset(ZoneOffset.UTC))
        .query((row, n) ->
            new Reading(
                Moments.of(row, "at"),
                row.getLong("database_bytes"),
                row.getLong("files_bytes"),
                row.getLong("site_bytes"),
                row.getLong("search_bytes"),
                row.getLong("backup_bytes"),
                row.getLong("free_bytes")))
        .list();
  }

  private static long under(Path folder) {
    var sum = new AtomicLong();
    try {
      if (Files.isDirectory(folder)) {
        Files.walkFileTree(
            folder,
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes of) {
                sum.addAndGet(of.size());
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
              }
            });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sum.get();
  }

  /** Bytes as the desk says them. */
  public static String words(long bytes) {
    if (bytes < 1 << 20) {
      return "%d KB".formatted(bytes >> 10);
    }
    return bytes < 1L << 30
        ? "%.1f MB".formatted(bytes / (double) (1 << 20))
        : "%.1f GB".formatted(bytes / (double) (1L << 30));
  }
}
