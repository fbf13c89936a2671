package org.shenfa.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

/**
 * 丢字: what a source has and its import has not, counted in characters after white space is folded
 * away. Pure.
 *
 * @param source characters of the source
 * @param said characters that were left out on purpose
 * @param missing characters the import is short of
 * @param pieces lines of the source that the import does not hold
 */
public record Loss(int source, int said, int missing, List<String> pieces) {
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}]+");

  /** Compares two readings of one text; the order of its parts does not matter. */
  public static Loss between(String source, String imported) {
    return between(source, imported, "");
  }

  /**
   * The same with what was left out on purpose and said.
   *
   * @param omitted its words
   */
  static Loss between(String source, String imported, String omitted) {
    var folded = folded(source);
    var there = folded(imported + omitted);
    var left = new HashMap<Integer, Integer>();
    there.codePoints().forEach(c -> left.merge(c, 1, Integer::sum));
    folded.codePoints().forEach(c -> left.merge(c, -1, Integer::sum));
    var missing = left.values().stream().filter(n -> n < 0).mapToInt(n -> -n).sum();
    var pieces = new ArrayList<String>();
    if (missing > 0) {
      source
          .lines()
          .limit(2_000)
          .map(String::strip)
          .filter(l -> !folded(l).isEmpty() && !there.contains(folded(l)))
          .limit(20)
          .forEach(pieces::add);
    }
    return new Loss(
        folded.codePointCount(0, folded.length()),
        folded(omitted).codePointCount(0, folded(omitted).length()),
        missing,
        List.copyOf(pieces));
  }

  /** The text without anything a reader does not see. */
  static String folded(String text) {
    return SPACE.matcher(text).replaceAll("");
  }

  public boolean none() {
    return missing == 0;
  }
}
