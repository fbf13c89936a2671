package org.shenfa.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.shenfa.database.DatabaseSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * 签名: signs checkpoints as C2SP signed notes, once with Ed25519 and once with SM2 over SM3. The
 * keys are drawn at first start and kept in files only their owner can read, never in the database.
 */
@Component
class Signer {
  /** SM2 user id, fixed and explicit. */
  static final byte[] USER_ID = "shenfa".getBytes(StandardCharsets.US_ASCII);

  private static final byte ED25519 = 1;
  private static final byte OTHER = (byte) 0xff;

  private final String name;
  private final PrivateKey ed25519;
  private final byte[] ed25519Public;
  private final ECPrivateKeyParameters sm2;
  private final byte[] sm2Public;

  Signer(DatabaseSettings settings, @Value("${shenfa.origin:shenfa.example/log}") String name) {
    this.name = name;
    var keys = keys(settings.data().resolve("keys"));
    try {
      this.ed25519 =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(
                  new PKCS8EncodedKeySpec(Base64.getDecoder().decode(keys.getProperty("ed25519"))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("签名密钥文件 keys/log.properties 已损坏，请恢复它。", e);
    }
    this.ed25519Public = Base64.getDecoder().decode(keys.getProperty("ed25519.public"));
    var curve = GMNamedCurves.getByName("sm2p256v1");
    var domain = new ECDomainParameters(curve.getCurve(), curve.getG(), curve.getN(), curve.getH());
    this.sm2 = new ECPrivateKeyParameters(new BigInteger(keys.getProperty("sm2"), 16), domain);
    this.sm2Public = curve.getG().multiply(sm2.getD()).normalize().getEncoded(false);
  }

  String name() {
    return name;
  }

  /** The text with its two signature lines. */
  String sign(String text) {
    return text
        + "\n"
        + line(ED25519, ed25519Public, ed25519(text))
        + line(OTHER, label(), sm2(text));
  }

  /** Verifier keys in the form of C2SP signed notes, one line each. */
  String verifierKeys() {
    return vkey(ED25519, ed25519Public) + "\n" + vkey(OTHER, label()) + "\n";
  }

  private String vkey(byte kind, byte[] key) {
    return "%s+%s+%s"
        .formatted(
            name,
            HexFormat.of().formatHex(keyHash(kind, key)),
            Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(key.length + 1).put(kind).put(key).array()));
  }

  private byte[] label() {
    var prefix = "sm2-sm3\n".getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(prefix.length + sm2Public.length).put(prefix).put(sm2Public).array();
  }

  private String line(byte kind, byte[] key, byte[] signature) {
    var both =
        ByteBuffer.allocate(4 + signature.length).put(keyHash(kind, key)).put(signature).array();
    return "— " + name + " " + Base64.getEncoder().encodeToString(both) + "\n";
  }

  private byte[] keyHash(byte kind, byte[] key) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update((name + "\n").getBytes(StandardCharsets.UTF_8));
      sha.update(kind);
      return Arrays.copyOf(sha.digest(key), 4);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] ed25519(String text) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(ed25519);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] sm2(String text) {
    try {
      var signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
      signer.init(
          true, new ParametersWithID(new ParametersWithRandom(sm2, new SecureRandom()), USER_ID));
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      signer.update(bytes, 0, bytes.length);
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Properties keys(Path folder) {
    var file = folder.resolve("log.properties");
    var keys = new Properties();
    try {
      if (Files.exists(file)) {
        try (var in = Files.newBufferedReader(file)) {
          keys.load(in);
        }
        return keys;
      }
      var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      var encoded = pair.getPublic().getEncoded();
      keys.setProperty(
          "ed25519", Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
      keys.setProperty(
          "ed25519.public",
          Base64.getEncoder()
              .encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
      var order = GMNamedCurves.getByName("sm2p256v1").getN();
      var random = new SecureRandom();
      var d =
          new BigInteger(order.bitLength() + 64, random)
              .mod(order.subtract(BigInteger.TWO))
              .add(BigInteger.ONE);
      keys.setProperty("sm2", d.toString(16));
      Files.createDirectories(folder);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (var out = Files.newBufferedWriter(file)) {
        keys.store(out, null);
      }
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
