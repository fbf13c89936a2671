package org.shenfa.screening;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.shenfa.regulation.Clause;

/**
 * 筛查发现: one thing a rule found.
 *
 * @param key the same for the same words found by the same rule in the same kind of place, whatever
 *     revision they stand in
 * @param rule short name of the rule, such as {@code id-number}
 * @param sentence what is wrong and what to do, in Chinese
 * @param proposal what could stand there instead
 */
public record Finding(
    String key,
    String rule,
    Verdict verdict,
    Place place,
    String excerpt,
    String sentence,
    @Nullable String proposal,
    Clause clause) {

  /** What it is called within a page: the same words may stand in several places. */
  public String anchor() {
    return key + "-" + place.from() + Integer.toHexString(place.file().hashCode());
  }

  /** The key of these words: white space and width do not matter. */
  static String key(String rule, String words, Place.Where where) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (rule + "\n" + where + "\n" + Passage.dense(words))
                      .getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
