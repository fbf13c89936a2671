package org.shenfa.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.shenfa.database.DatabaseSettings;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** 导出的文件: where they lie until their week is over; they can be made again. */
@Service
class WorkFolder {
  private static final Duration KEPT = Duration.ofDays(7);
  private static final Duration UNDER_WAY = Duration.ofDays(1);

  private final Path folder;
  private final Clock clock;

  WorkFolder(DatabaseSettings settings, Clock clock) {
    folder = settings.data().resolve("archive");
    this.clock = clock;
  }

  /** 写出: writes a file; the answer is how many packages or addresses it holds. */
  interface Writing {
    int into(OutputStream out) throws IOException;
  }

  /** The file of one that is finished, while it is kept. */
  Optional<Path> file(long work) {
    return Optional.of(path(work)).filter(Files::isRegularFile);
  }

  /** Takes away what one had made when somebody stopped it at the last moment. */
  void discard(long work) {
    try {
      Files.deleteIfExists(path(work));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path path(long work) {
    return folder.resolve(work + ".zip");
  }

  /** A file beside it for what cannot be written from front to back. */
  Path scratch(long work) {
    return folder.resolve(work + ".scratch");
  }

  /** Writes the file of one; it appears when it is whole. */
  Works.Done made(long work, Writing writing) throws IOException {
    Files.createDirectories(folder);
    var part = folder.resolve(work + ".part");
    try {
      int units;
      String digest;
      try (var out =
          new DigestOutputStream(
              new BufferedOutputStream(Files.newOutputStream(part), 1 << 16), Sha256.begun())) {
        units = writing.into(out);
        digest = HexFormat.of().formatHex(out.getMessageDigest().digest());
      }
      Files.move(part, path(work));
      return new Works.Done(units, Files.size(path(work)), digest, null);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Takes away files whose week is over, and what a stopped program left half written. */
  @Scheduled(cron = "0 20 4 * * *", zone = "Asia/Shanghai")
  void sweep() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    var now = clock.instant();
    try (var all = Files.list(folder)) {
      for (var file : all.toList()) {
        var kept = file.toString().endsWith(".zip") ? KEPT : UNDER_WAY;
        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(kept))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
