package org.shenfa.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * 口令: passwords of the database roles. For the embedded server they are drawn once at random and
 * kept in a file that only its owner can read.
 */
record Credentials(String superuser, String owner, String app, String visitor) {

  static Credentials keptIn(Path folder) {
    var file = folder.resolve("database.properties");
    var kept = new Properties();
    try {
      if (Files.exists(file)) {
        try (var in = Files.newBufferedReader(file)) {
          kept.load(in);
        }
      } else {
        for (var role : new String[] {"superuser", "owner", "app", "public"}) {
          kept.setProperty(role, drawn());
        }
        Files.createDirectories(folder);
        var ownerOnly =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        // Whole or not at all: a start that is killed here must not leave half of the passwords.
        var fresh = file.resolveSibling("database.properties.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, ownerOnly);
        try (var out = Files.newBufferedWriter(fresh, StandardOpenOption.WRITE)) {
          kept.store(out, null);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Credentials(
        kept.getProperty("superuser"),
        kept.getProperty("owner"),
        kept.getProperty("app"),
        kept.getProperty("public"));
  }

  private static String drawn() {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
