package org.shenfa.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.shenfa.regulation.Violations;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * 备份清单: what lies in one backup and what the database held at its end. Written last, so that a
 * backup without it is none.
 *
 * @param format name of this form
 * @param started when it was begun
 * @param finished when everything was on disk
 * @param product version of the product
 * @param postgres version of the server; a restore needs the same major one
 * @param system number PostgreSQL gave this very database when it was made
 * @param migration newest migration
 * @param log entries of the log the backup holds at least
 * @param chain chain hash of the last of them, in hex
 * @param checkpoint newest signed checkpoint, empty before the first
 * @param from first WAL file that belongs to it
 * @param until last one
 * @param sha256 digest of the archive
 * @param bytes size of the archive
 * @param parts every file in the archive
 */
public record BackupManifest(
    String format,
    Instant started,
    Instant finished,
    String product,
    String postgres,
    String system,
    String migration,
    long log,
    String chain,
    String checkpoint,
    String from,
    String until,
    String sha256,
    long bytes,
    List<Part> parts) {
  static final String FORMAT = "shenfa/backup/v1";
  static final String FILE = "manifest.json";
  static final String ARCHIVE = "base.zip";

  private static final JsonMapper JSON = JsonMapper.shared();

  /** 一个文件 in the archive. */
  public record Part(String path, long size, String sha256) {}

  /**
   * The manifest of a backup.
   *
   * @throws Violations when the folder is no backup of this product
   */
  public static BackupManifest of(Path backup) {
    try {
      var manifest = JSON.readValue(Files.readAllBytes(backup.resolve(FILE)), BackupManifest.class);
      if (!FORMAT.equals(manifest.format())) {
        throw BaseBackup.refused("“%s”不是本产品的备份，或者是更新版本写的。".formatted(backup));
      }
      return manifest;
    } catch (IOException | JacksonException e) {
      throw BaseBackup.refused("“%s”里没有读得出来的备份清单（%s）。".formatted(backup, FILE));
    }
  }

  void writeTo(Path folder) {
    try {
      var file = folder.resolve(FILE);
      Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
      BaseBackup.flush(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
