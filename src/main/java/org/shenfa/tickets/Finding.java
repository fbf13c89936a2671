package org.shenfa.tickets;

import static org.shenfa.regulation.Clause.MEASURES_25_1;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import org.shenfa.procedures.PlainWords;
import org.shenfa.regulation.Violations;

/**
 * 发现: what is wrong, and where. Prints itself without a word of it.
 *
 * @param path address on our own site, from the first slash on, without query
 * @param quoted the text concerned as it stands there, at most 200 characters; may be empty
 * @param words what is wrong with it, 2 to 1000 characters
 */
public record Finding(String path, @Nullable ErrorKind kind, String quoted, String words) {
  public Finding {
    quoted = PlainWords.of(quoted).replaceAll("\\s+", " ");
    words = PlainWords.of(words);
  }

  /** Refuses what cannot be looked into, all at once. */
  Violations.Gathering missing() {
    return new Violations.Gathering()
        .refuseIf(
            path.isEmpty(), MEASURES_25_1, "address", "请写明是本网站的哪一页，例如 /index.html，或者把网址整个贴过来。")
        .refuseIf(kind == null, MEASURES_25_1, "kind", "请选择是哪一类问题。")
        .refuseIf(quoted.length() > 200, MEASURES_25_1, "quoted", "出错的原文最多摘 200 字。")
        .refuseIf(
            PlainWords.seen(words) < 2 || words.length() > 1000,
            MEASURES_25_1,
            "words",
            "请写明哪里不对、应当是什么，2 至 1000 字。");
  }

  /** Same page and same text are the same error; without a text, the same words about the page. */
  byte[] fingerprint() {
    return quoted.isEmpty()
        ? sha256(path + "\0" + kind + "\0" + bare(words))
        : sha256(path + "\0" + bare(quoted));
  }

  /** The same text on whatever page; null where none is named. */
  byte @Nullable [] textPrint() {
    return quoted.isEmpty() ? null : sha256(bare(quoted));
  }

  /** Words without blanks, as two people who copy the same text have in common. */
  static String bare(String words) {
    return words.replaceAll("[\\s\\p{Z}]", "");
  }

  static byte[] sha256(String words) {
    return sha256(words.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "Finding[" + path + ", " + kind + "]";
  }
}
