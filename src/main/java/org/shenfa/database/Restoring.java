package org.shenfa.database;

import static org.shenfa.regulation.Clause.MEASURES_5_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import org.shenfa.regulation.Violations;

/**
 * 恢复: lays a backup out in an empty data folder. Keys, passwords and the witness are no part of a
 * backup; whoever restores puts them there first, and they are left as they are.
 */
public final class Restoring {
  private static final String PASSWORDS = "secrets/database.properties";
  private static final long SPARE = 512L << 20;
  private static final Set<String> MAY_BE_THERE = Set.of("keys", "secrets", "witness");

  private Restoring() {}

  /**
   * Restores {@code backup} into {@code data}. Everything is checked before the first file is
   * written.
   *
   * @throws Violations when the backup is damaged, or the folder is not empty or lacks the
   *     passwords
   */
  public static BackupManifest into(Path backup, Path data) {
    try {
      var manifest = BackupManifest.of(backup);
      var others = others(data);
      new Violations.Gathering()
          .refuseIf(
              !others.isEmpty(),
              MEASURES_5_1,
              null,
              "目录 %s 里已有 %s，恢复只写进空目录。".formatted(data, String.join("、", others)))
          .refuseIf(
              !Files.exists(data.resolve(PASSWORDS)),
              MEASURES_5_1,
              null,
              "请先把另存的 keys、secrets、witness 三个目录放进 %s：没有 %s，恢复的数据库打不开。".formatted(data, PASSWORDS))
          .throwIfAny();
      BackupArchive.mustBeWhole(backup, manifest);
      lay(backup, manifest, data);
      return manifest;
    } catch (IOException e) {
      throw new UncheckedIOException("恢复没有完成：" + e.getMessage(), e);
    }
  }

  private static List<String> others(Path data) throws IOException {
    if (!Files.exists(data)) {
      return List.of();
    }
    try (var all = Files.list(data)) {
      return all.map(p -> p.getFileName().toString())
          .filter(n -> !MAY_BE_THERE.contains(n) && !n.equals(".postgres"))
          .sorted()
          .toList();
    }
  }

  private static void lay(Path backup, BackupManifest manifest, Path data) throws IOException {
    var half = data.resolve(".postgres");
    BaseBackup.remove(half);
    Files.createDirectory(half, BaseBackup.ownerOnly());
    BackupArchive.unpack(backup, manifest, half.toAbsolutePath().normalize());
    Files.move(half, data.resolve("postgres"), StandardCopyOption.ATOMIC_MOVE);
    BaseBackup.flush(data);
  }

  /**
   * A throwaway server on a backup restored into a folder of its own under the data folder, with
   * the passwords of there; closing it removes both.
   *
   * @throws Violations as {@link #into}
   */
  public static Restored tried(Path backup, Path data) {
    try {
      clear(data);
      var folder = tried(data);
      mustFit(
          BackupManifest.of(backup).parts().stream().mapToLong(BackupManifest.Part::size).sum(),
          data.toFile().getUsableSpace());
      Files.createDirectories(folder.resolve("secrets"), BaseBackup.ownerOnly());
      var passwords = folder.resolve(PASSWORDS);
      Files.copy(data.resolve(PASSWORDS), passwords, StandardCopyOption.COPY_ATTRIBUTES);
      try {
        var manifest = into(backup, folder);
        return new Restored(manifest, folder, EmbeddedServer.tried(folder));
      } catch (RuntimeException e) {
        BaseBackup.remove(folder);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("恢复没有完成：" + e.getMessage(), e);
    }
  }

  /** A trial that fills the disk would stop the server it is to protect. */
  static void mustFit(long bytes, long free) {
    if (bytes + bytes / 10 + SPARE > free) {
      throw BaseBackup.refused(
          "磁盘剩余 %d MB，恢复测试要 %d MB，没有做。".formatted(free >> 20, (bytes + bytes / 10 + SPARE) >> 20));
    }
  }

  /** Ends what a killed process left of a trial. */
  static void clear(Path data) throws IOException {
    EmbeddedServer.stopLeftover(tried(data).resolve("postgres"));
    BaseBackup.remove(tried(data));
  }

  private static Path tried(Path data) {
    return data.resolve("restore-test").toAbsolutePath();
  }
}
