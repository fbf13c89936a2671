package org.shenfa.operations;

import static org.shenfa.regulation.Clause.MEASURES_5_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.BaseBackup;
import org.shenfa.regulation.Violations;

/** 备份目录: the backups of an embedded database, and the copy of the keys kept elsewhere. */
public final class BackupFolder {
  private static final Pattern NAME = Pattern.compile("shenfa-[0-9]{8}T[0-9]{6}Z");

  private static final long SPARE = 64L << 20;

  private final Path data;
  private final Path folder;
  private final @Nullable Path keys;
  private final Clock clock;
  private final Map<Path, KeptBackup> read = new ConcurrentHashMap<>();

  /**
   * @param keys where keys, passwords and witness are copied to; null for nowhere
   */
  public BackupFolder(Path data, Path folder, @Nullable Path keys, Clock clock) {
    this.data = data;
    this.folder = folder.toAbsolutePath().normalize();
    this.keys = keys == null ? null : keys.toAbsolutePath().normalize();
    this.clock = clock;
    if (this.keys != null
        && (this.keys.startsWith(this.folder)
            || this.keys.startsWith(data.toAbsolutePath().normalize()))) {
      throw new IllegalArgumentException("SHENFA_BACKUP_KEYS 不能在备份目录或者数据目录里面：密钥要和备份分开放。");
    }
  }

  public Path path() {
    return folder;
  }

  public @Nullable Path keys() {
    return keys;
  }

  /** Every whole backup, the newest first; what has no readable manifest is none. */
  public List<KeptBackup> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var there = Files.list(folder)) {
      return there
          .filter(p -> NAME.matcher(p.getFileName().toString()).matches())
          .flatMap(p -> kept(p).stream())
          .sorted(Comparator.comparing(KeptBackup::finished).reversed())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<KeptBackup> kept(Path backup) {
    try {
      return Optional.of(read.computeIfAbsent(backup, KeptBackup::of));
    } catch (Violations unreadable) {
      return Optional.empty();
    }
  }

  /**
   * Takes a backup, copies the keys, and removes what the plan keeps no longer.
   *
   * @throws Violations when another is being taken
   */
  public KeptBackup take(BackupPlan plan, String product) {
    mustFit();
    var taken = KeptBackup.of(new BaseBackup(data, product, clock).take(folder));
    if (keys != null) {
      copyKeys(keys);
    }
    plan.expired(all(), LocalDate.now(clock)).forEach(this::drop);
    return taken;
  }

  /** Room for one more like the newest, so that a full disk is a sentence and not half a file. */
  private void mustFit() {
    var newest = all().stream().findFirst();
    if (newest.isPresent()) {
      var free = folder.toFile().getUsableSpace();
      var wanted = newest.get().bytes() + newest.get().bytes() / 5 + SPARE;
      if (wanted > free) {
        throw new Violations(
            MEASURES_5_1,
            "备份目录剩余 %s，下一份要 %s，没有备份".formatted(Storage.words(free), Storage.words(wanted)));
      }
    }
  }

  private void drop(KeptBackup old) {
    try {
      // Without its name first, so that half of one is never taken for a whole.
      BaseBackup.remove(
          Files.move(
              old.folder(),
              old.folder().resolveSibling("." + old.name()),
              StandardCopyOption.ATOMIC_MOVE));
      read.remove(old.folder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void copyKeys(Path target) {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    var fresh = target.resolve(".new");
    try {
      Files.createDirectories(target, ownerOnly);
      BaseBackup.remove(fresh);
      for (var name : List.of("keys", "secrets", "witness")) {
        var from = data.resolve(name);
        if (!Files.isDirectory(from)) {
          continue;
        }
        var to = Files.createDirectories(fresh.resolve(name), ownerOnly);
        try (var files = Files.list(from)) {
          for (var file : files.filter(Files::isRegularFile).toList()) {
            Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
          }
        }
      }
      var current = target.resolve("current");
      var before = target.resolve("before");
      BaseBackup.remove(before);
      if (Files.exists(current)) {
        Files.move(current, before, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(fresh, current, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("密钥没有另存成功：" + e.getMessage(), e);
    }
  }
}
