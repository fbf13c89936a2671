package org.shenfa.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * 检索词: what a visitor typed, cut to a sane length and taken apart into words and phrases in quotes.
 *
 * @param typed what stands in the box again
 */
record Wording(String typed, List<Part> parts) {
  static final int LONGEST = 60;
  private static final int MOST = 8;
  private static final Pattern QUOTED = Pattern.compile("[\"“”「『]([^\"“”「」『』]*)[\"“”」』]");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  /**
   * 一个词.
   *
   * @param phrase whether it stood in quotes, and is wanted exactly so
   */
  record Part(String text, boolean phrase) {}

  static Wording of(String raw) {
    var typed = cut(raw);
    var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    var parts = new ArrayList<Part>();
    var quoted = QUOTED.matcher(plain);
    var rest = new StringBuilder();
    while (quoted.find()) {
      var inside = BETWEEN.matcher(quoted.group(1)).replaceAll(" ").strip();
      if (!inside.isEmpty()) {
        parts.add(new Part(inside, true));
      }
      quoted.appendReplacement(rest, " ");
    }
    quoted.appendTail(rest);
    for (var word : BETWEEN.split(rest)) {
      if (!word.isEmpty()) {
        parts.add(new Part(word, false));
      }
    }
    return new Wording(typed, parts.stream().distinct().limit(MOST).toList());
  }

  /** Without anything that cannot be seen, and no longer than a question can be. */
  static String cut(String raw) {
    var seen =
        raw.codePoints()
            .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
            .filter(c -> !invisible(c))
            .limit(LONGEST * 4L)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip()
            .replaceAll(" +", " ");
    return seen.codePointCount(0, seen.length()) <= LONGEST
        ? seen
        : seen.substring(0, seen.offsetByCodePoints(0, LONGEST)).strip();
  }

  private static boolean invisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }
}
