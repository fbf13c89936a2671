package org.shenfa.procedures;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/**
 * 查询码: twelve signs that show, with the number of a case, that its holder opened it. It follows
 * from the secret of the form, so that a form sent twice is one case with one code; the database
 * has digests only, and no log or address holds it.
 *
 * @param form 32 random bytes in hex, which stood in the form
 */
public record QueryCode(String form) {
  private static final String SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int LENGTH = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A form nobody has seen yet. */
  public static QueryCode fresh() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new QueryCode(HexFormat.of().formatHex(bytes));
  }

  /** Whether this can be the secret of a form of ours. */
  public static boolean wellFormed(String form) {
    return form.matches("[0-9a-f]{64}");
  }

  /** One sending of the form: the same words are the same sending, other words another. */
  public QueryCode with(String... words) {
    return new QueryCode(
        HexFormat.of().formatHex(sha256("words " + form + "\0" + String.join("\0", words))));
  }

  /** As the receipt prints it, such as {@code K7QM-3FHT-9WXA}. */
  public String code() {
    var bytes = sha256("code " + form);
    var code = new StringBuilder();
    for (var n = 0; n < LENGTH; n++) {
      code.append(n > 0 && n % 4 == 0 ? "-" : "").append(SIGNS.charAt(bytes[n] & 31));
    }
    return code.toString();
  }

  /** What is kept of the form, to know it when it is sent again. */
  public byte[] formDigest() {
    return sha256("form " + form);
  }

  /** What is stored of a code, however its holder spaced it. */
  public static byte[] digest(String code) {
    return sha256("query " + code.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT));
  }

  private static byte[] sha256(String words) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "QueryCode[已遮盖]";
  }
}
