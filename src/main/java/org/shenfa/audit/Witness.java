package org.shenfa.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.shenfa.database.DatabaseSettings;
import org.springframework.stereotype.Component;

/** 外部副本: the last signed checkpoint, kept where a restore of the database does not reach it. */
@Component
class Witness {
  private final Path file;

  Witness(DatabaseSettings settings) {
    this.file = settings.data().resolve("witness").resolve("checkpoint");
  }

  /** What is remembered of the last checkpoint. */
  record Known(long size, String chain, String note) {}

  Optional<Known> last() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      var note = Files.readString(file);
      var lines = note.split("\n", -1);
      return Optional.of(
          new Known(Long.parseLong(lines[1]), lines[3].substring("chain ".length()), note));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts the checkpoint aside once its loss has been declared; it is never deleted. */
  void setAside() {
    try {
      Files.move(
          file,
          file.resolveSibling("checkpoint.lost." + Files.getLastModifiedTime(file).toMillis()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void keep(String note) {
    try {
      Files.createDirectories(file.getParent());
      var fresh = Files.writeString(file.resolveSibling("checkpoint.new"), note);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
