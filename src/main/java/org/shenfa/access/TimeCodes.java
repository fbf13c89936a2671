package org.shenfa.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/** 动态码: codes by time, RFC 6238 with SHA-1, six digits and thirty seconds. */
final class TimeCodes {
  private static final TimeBasedOneTimePasswordGenerator CODES =
      new TimeBasedOneTimePasswordGenerator();
  private static final long STEP = CODES.getTimeStep().toSeconds();

  private TimeCodes() {}

  /** The step of time a code belongs to: this one or a neighbour, later than the last one used. */
  static OptionalLong step(byte[] secret, String code, long last, Instant at) {
    var typed = code.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
    var now = Math.floorDiv(at.getEpochSecond(), STEP);
    return LongStream.rangeClosed(now - 1, now + 1)
        .filter(n -> n > last)
        .filter(n -> MessageDigest.isEqual(typed, code(secret, n).getBytes(StandardCharsets.UTF_8)))
        .findFirst();
  }

  static String code(byte[] secret, long step) {
    try {
      return CODES.generateOneTimePasswordString(
          new SecretKeySpec(secret, CODES.getAlgorithm()),
          Instant.ofEpochSecond(step * STEP),
          Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }
}
