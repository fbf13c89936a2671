package org.shenfa.vault;

import static org.shenfa.regulation.Clause.HOUSE;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.shenfa.regulation.Violations;
import tools.jackson.databind.json.JsonMapper;

/**
 * 封存与开封: AES-256-GCM with a key of its own for each record, which RSA-OAEP wraps. The record's name
 * and the name of the wrapping key are part of what is authenticated.
 */
final class Sealing {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] LABEL = "shenfa/identity/v1\n".getBytes(StandardCharsets.US_ASCII);
  private static final OAEPParameterSpec OAEP =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
  private static final byte FORMAT = 1;
  private static final int HEAD = 1 + Long.BYTES;
  private static final int LIMIT = 16_000;

  /** Lengths are rounded up to this, so that a sealed text does not tell the length of a name. */
  private static final int BLOCK = 256;

  private Sealing() {}

  static Sealed seal(Identity identity, PublicKey under) {
    var plain = padded(JSON.writeValueAsBytes(identity));
    var key = new byte[32];
    var nonce = new byte[12];
    RANDOM.nextBytes(key);
    RANDOM.nextBytes(nonce);
    try {
      var wrap = wrapping();
      wrap.init(Cipher.ENCRYPT_MODE, under, OAEP);
      var wrapped = wrap.doFinal(key);
      var head = ByteBuffer.allocate(HEAD).put(FORMAT).putLong(keyName(under)).array();
      var gcm = gcm(Cipher.ENCRYPT_MODE, key, nonce, head, name(wrapped, nonce));
      var text = gcm.doFinal(plain);
      var bytes = ByteBuffer.allocate(HEAD + text.length).put(head).put(text).array();
      return new Sealed(bytes, wrapped, nonce);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } finally {
      Arrays.fill(key, (byte) 0);
      Arrays.fill(plain, (byte) 0);
    }
  }

  /** Refuses what was changed, put under another name or sealed under another key. */
  static Identity open(long id, Sealed sealed, PrivateKey with, PublicKey own) {
    var bytes = sealed.bytes();
    var head = Arrays.copyOf(bytes, HEAD);
    if (head[0] != FORMAT || id != sealed.id()) {
      throw changed();
    }
    if (ByteBuffer.wrap(head).getLong(1) != keyName(own)) {
      throw new Violations(
          HOUSE, "这条身份信息不是用现在这对密钥封存的，打不开。请系统管理员把封存时的密钥文件恢复到 keys/identity.pem，再试一次。");
    }
    byte[] key = {};
    byte[] plain = {};
    try {
      var unwrap = wrapping();
      unwrap.init(Cipher.DECRYPT_MODE, with, OAEP);
      key = unwrap.doFinal(sealed.wrapped());
      var gcm = gcm(Cipher.DECRYPT_MODE, key, sealed.nonce(), head, id);
      plain = gcm.doFinal(bytes, HEAD, bytes.length - HEAD);
      return JSON.readValue(plain, Identity.class);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw changed();
    } finally {
      Arrays.fill(key, (byte) 0);
      Arrays.fill(plain, (byte) 0);
    }
  }

  static long name(byte[] wrapped, byte[] nonce) {
    var both = ByteBuffer.allocate(wrapped.length + nonce.length).put(wrapped).put(nonce).array();
    return ByteBuffer.wrap(sha256(both)).getLong() & Long.MAX_VALUE;
  }

  /** The first eight bytes of a public key's digest. */
  static long keyName(PublicKey key) {
    return ByteBuffer.wrap(sha256(key.getEncoded())).getLong();
  }

  private static Cipher wrapping() throws GeneralSecurityException {
    return Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
  }

  private static Cipher gcm(int mode, byte[] key, byte[] nonce, byte[] head, long id)
      throws GeneralSecurityException {
    var gcm = Cipher.getInstance("AES/GCM/NoPadding");
    gcm.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    gcm.updateAAD(LABEL);
    gcm.updateAAD(head);
    gcm.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(id).array());
    return gcm;
  }

  private static byte[] padded(byte[] json) {
    if (json.length > LIMIT) {
      throw new Violations(HOUSE, "姓名、联系方式和身份证明加起来太长，请删减后再提交。");
    }
    var padded = Arrays.copyOf(json, (json.length + BLOCK - 1) / BLOCK * BLOCK);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return padded;
  }

  private static Violations changed() {
    return new Violations(HOUSE, "这条身份信息与封存时不一致，可能被改动或者调换过，打不开。请报告审计管理员核查。");
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
