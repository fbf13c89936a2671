package org.shenfa.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shenfa.regulation.Clause;

/** What the rules have found so far; a remark that repeats itself without end is cut. */
final class Findings {
  private static final int REMARKS = 20;
  private static final int EXCERPT = 60;

  private final List<Finding> all = new ArrayList<>();
  private final Map<String, Integer> remarks = new HashMap<>();
  private final Set<String> places = new HashSet<>();

  /** Notes a stretch of a passage's folded text. */
  void add(
      String rule,
      Verdict verdict,
      Passage in,
      int from,
      int to,
      String sentence,
      @Nullable String proposal) {
    var words = in.words(from, to);
    var place = in.place(from, to);
    if (!places.add(rule + place)) {
      return;
    }
    if (verdict == Verdict.NOTE
        && remarks.merge(rule + in.where + in.file, 1, Integer::sum) > REMARKS) {
      return;
    }
    all.add(
        new Finding(
            Finding.key(rule, words, in.where),
            rule,
            verdict,
            place,
            words.length() <= EXCERPT ? words : words.substring(0, EXCERPT) + "…",
            in.part.isEmpty() ? sentence : in.part + "：" + sentence,
            proposal,
            Clause.MEASURES_20_2));
  }

  /** Everything, in the order of reading. */
  List<Finding> inOrder() {
    return all.stream()
        .sorted(
            Comparator.comparing((Finding f) -> f.place().where())
                .thenComparing(f -> f.place().file())
                .thenComparingInt(f -> f.place().from())
                .thenComparing(Finding::verdict)
                .thenComparing(Finding::rule))
        .toList();
  }
}
