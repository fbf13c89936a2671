package org.shenfa.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.shenfa.database.DatabaseSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 身份核验密钥: seals secrets and marks devices. Drawn at first use and kept in a file only its owner can
 * read, so that a copy of the database alone gives no codes.
 */
@Component
class AccessKey {
  private static final int NONCE = 12;

  private final SecureRandom random = new SecureRandom();
  private final byte[] key;

  AccessKey(DatabaseSettings settings, JdbcClient db) {
    var folder = settings.data().resolve("keys");
    var file = folder.resolve("access.key");
    this.key = Files.exists(file) ? read(file) : draw(folder, file, db);
  }

  byte[] random(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** AES-GCM under a key of its own; what is sealed for one purpose opens for no other. */
  byte[] seal(String purpose, byte[] plain) {
    var nonce = random(NONCE);
    var sealed = cipher(Cipher.ENCRYPT_MODE, purpose, nonce, plain);
    var both = Arrays.copyOf(nonce, NONCE + sealed.length);
    System.arraycopy(sealed, 0, both, NONCE, sealed.length);
    return both;
  }

  byte[] open(String purpose, byte[] sealed) {
    return cipher(
        Cipher.DECRYPT_MODE,
        purpose,
        Arrays.copyOf(sealed, NONCE),
        Arrays.copyOfRange(sealed, NONCE, sealed.length));
  }

  /** A keyed hash: without the key, short codes cannot be searched for. */
  byte[] mark(String purpose, String text) {
    return hmac(subkey("mark"), purpose + "\n" + text);
  }

  private byte[] cipher(int mode, String purpose, byte[] nonce, byte[] text) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(subkey("seal"), "AES"), new GCMParameterSpec(128, nonce));
      cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("keys/access.key 与数据库里封存的内容不符，请恢复原来的密钥文件。", e);
    }
  }

  private byte[] subkey(String use) {
    return hmac(key, "shenfa/access/" + use);
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      var key = Base64.getDecoder().decode(Files.readString(file).strip());
      if (key.length == 32) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("密钥文件 keys/access.key 已损坏，请恢复它。", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("密钥文件 keys/access.key 已损坏，请恢复它。");
  }

  private byte[] draw(Path folder, Path file, JdbcClient db) {
    if (db.sql("select exists (select from second_factor)").query(Boolean.class).single()) {
      throw new IllegalStateException("数据库里已有二次核验的登记，而密钥文件 keys/access.key 不在，请恢复它。");
    }
    var key = random(32);
    try {
      Files.createDirectories(folder);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, Base64.getEncoder().encodeToString(key) + "\n");
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
