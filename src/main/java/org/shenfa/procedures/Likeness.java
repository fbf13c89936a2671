package org.shenfa.procedures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * 相近的文字: which pieces of writing say nearly the same, by the pairs of characters they have in
 * common. It proposes; a person sorts.
 */
public final class Likeness {
  private static final double ALIKE = 0.5;

  /** Where more are not sorted than this, only those that read the same are grouped. */
  private static final int COMPARED = 1_500;

  private Likeness() {}

  /** Groups of two or more, in the order of their first. */
  public static <T> List<List<T>> groups(List<T> all, Function<T, String> words) {
    var groups = new ArrayList<List<T>>();
    var pairs = new ArrayList<Set<String>>();
    Map<Set<String>, Integer> same = new HashMap<>();
    for (var one : all) {
      var own = pairs(words.apply(one));
      var at = same.getOrDefault(own, -1);
      for (var n = 0; at < 0 && groups.size() <= COMPARED && n < groups.size(); n++) {
        at = alike(own, pairs.get(n)) >= ALIKE ? n : -1;
      }
      if (at < 0) {
        same.put(own, groups.size());
        groups.add(new ArrayList<>(List.of(one)));
        pairs.add(own);
      } else {
        groups.get(at).add(one);
      }
    }
    return groups.stream().filter(g -> g.size() > 1).map(List::copyOf).toList();
  }

  private static Set<String> pairs(String words) {
    var plain = words.replaceAll("[\\p{Punct}\\p{IsPunctuation}\\s]+", "");
    var pairs = new HashSet<String>();
    for (var n = 0; n + 2 <= plain.length(); n++) {
      pairs.add(plain.substring(n, n + 2));
    }
    return pairs;
  }

  private static double alike(Set<String> one, Set<String> other) {
    var common = one.stream().filter(other::contains).count();
    var all = one.size() + other.size();
    return all == 0 ? 1 : 2.0 * common / all;
  }
}
