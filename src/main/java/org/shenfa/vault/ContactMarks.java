package org.shenfa.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.shenfa.database.DatabaseSettings;
import org.springframework.stereotype.Component;

/**
 * 联系方式的记号: HMAC-SHA-256 under a key that lies in {@code keys/contacts.key} and not in the database,
 * so that a copy of the table cannot be searched for an address. A lost key is drawn anew: counts
 * begin again, and nothing else is lost.
 */
@Component
class ContactMarks {
  private static final String FILE = "contacts.key";

  private final Path folder;

  ContactMarks(DatabaseSettings settings) {
    this.folder = settings.data().resolve("keys");
  }

  byte[] of(String scope, String mail) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(), "HmacSHA256"));
      return mac.doFinal(
          ("shenfa/contact/v1\n" + scope + "\n" + mail.strip().toLowerCase(Locale.ROOT))
              .getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized byte[] key() {
    var file = folder.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        draw(file);
      }
      return Base64.getDecoder().decode(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whole or not at all. */
  private void draw(Path file) throws IOException {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    Files.createDirectories(folder);
    var fresh =
        Files.createTempFile(
            folder,
            FILE,
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, Base64.getEncoder().encodeToString(bytes) + "\n");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
