package org.shenfa.screening;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** 词匹配: finds many words in one pass, overlapping ones too (ADR 0020). */
final class Terms {
  private final AhoCorasickDoubleArrayTrie<int[]> trie = new AhoCorasickDoubleArrayTrie<>();

  /** A word was met. */
  interface Hit {
    /**
     * @param word place of the word in the list it was built from
     * @param from offset of its first character
     * @param to offset after its last
     */
    void at(int word, int from, int to);
  }

  /** Words are compared as they are; one that stands in the list twice is told twice. */
  Terms(List<String> list) {
    var places = new TreeMap<String, int[]>();
    for (var i = 0; i < list.size(); i++) {
      places.merge(list.get(i), new int[] {i}, Terms::both);
    }
    trie.build(places);
  }

  private static int[] both(int[] known, int[] more) {
    var all = Arrays.copyOf(known, known.length + 1);
    all[known.length] = more[0];
    return all;
  }

  /** Tells every word in the text. */
  void find(char[] text, Hit hit) {
    trie.parseText(
        text,
        (from, to, words) -> {
          for (var word : words) {
            hit.at(word, from, to);
          }
        });
  }
}
