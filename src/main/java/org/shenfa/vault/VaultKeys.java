package org.shenfa.vault;

import static org.shenfa.regulation.Clause.HOUSE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Component;

/**
 * 身份库的密钥: a pair of RSA 3072 in two files. {@code identity.pub.pem} seals and may lie anywhere;
 * {@code identity.pem} opens and only its owner reads it. Drawn when the first identity is sealed,
 * never again while one of the two files is there; read anew for each use, so that a restored file
 * helps at once.
 */
@Component
class VaultKeys {
  private static final String OPENING = "identity.pem";
  private static final String SEALING = "identity.pub.pem";

  private final Path folder;

  VaultKeys(DatabaseSettings settings) {
    this.folder = settings.data().resolve("keys");
  }

  /** The key that seals. */
  synchronized PublicKey sealing() {
    try {
      if (!Files.exists(folder.resolve(SEALING))) {
        if (!Files.exists(folder.resolve(OPENING))) {
          draw();
        }
        write(SEALING, "PUBLIC KEY", publicOf(opening()).getEncoded(), "rw-r--r--");
      }
      return rsa().generatePublic(new X509EncodedKeySpec(read(SEALING)));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new Violations(
          HOUSE, "身份库的公钥文件 keys/" + SEALING + " 读不出来，暂时不能登记姓名和联系方式。请系统管理员从备份恢复这个文件。");
    }
  }

  /** The key that opens. */
  RSAPrivateCrtKey opening() {
    if (!Files.exists(folder.resolve(OPENING))) {
      throw new Violations(
          HOUSE, "身份库的私钥文件 keys/" + OPENING + " 不在，身份信息打不开，收件不受影响。请系统管理员从备份恢复这个文件，不要另外生成。");
    }
    try {
      return (RSAPrivateCrtKey) rsa().generatePrivate(new PKCS8EncodedKeySpec(read(OPENING)));
    } catch (IOException
        | GeneralSecurityException
        | IllegalArgumentException
        | ClassCastException e) {
      throw new Violations(
          HOUSE, "身份库的私钥文件 keys/" + OPENING + " 已损坏或者读不出来，身份信息打不开。请系统管理员从备份恢复这个文件。");
    }
  }

  static PublicKey publicOf(RSAPrivateCrtKey key) throws GeneralSecurityException {
    return rsa().generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
  }

  private void draw() throws IOException, GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(3072);
    var pair = generator.generateKeyPair();
    write(OPENING, "PRIVATE KEY", pair.getPrivate().getEncoded(), "rw-------");
  }

  private static KeyFactory rsa() throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA");
  }

  private byte[] read(String name) throws IOException {
    var text = Files.readString(folder.resolve(name), StandardCharsets.US_ASCII);
    return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
  }

  /** Whole or not at all. */
  private void write(String name, String label, byte[] key, String permissions) throws IOException {
    Files.createDirectories(folder);
    var fresh = folder.resolve(name + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
    Files.writeString(
        fresh,
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(
                label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key), label),
        StandardCharsets.US_ASCII);
    Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
