package org.shenfa.letters;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;

/**
 * 查询码: what shows, together with the number, that somebody wrote the letter. The database keeps its
 * hash only. Ten signs of an alphabet without look-alikes, 50 bits.
 */
public record LetterCode(String signs) {
  private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int LENGTH = 10;

  /** The code of a letter handed in by this command: the same when the same form is sent twice. */
  static LetterCode of(UUID command) {
    var hash = sha256("code " + command);
    var signs = new StringBuilder();
    for (var n = 0; n < LENGTH; n++) {
      signs.append(ALPHABET.charAt(hash[n] & 31));
    }
    return new LetterCode(signs.toString());
  }

  /** As somebody typed it: small letters, spaces and hyphens do not matter. */
  public static LetterCode typed(String typed) {
    return new LetterCode(typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", ""));
  }

  byte[] hash() {
    return sha256("letter " + signs);
  }

  /** In two groups, as it is printed. */
  public String grouped() {
    return signs.length() == LENGTH ? signs.substring(0, 5) + "-" + signs.substring(5) : signs;
  }

  @Override
  public String toString() {
    return "LetterCode[已遮盖]";
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
