package org.shenfa.screening;

import java.util.Arrays;
import java.util.List;

/**
 * 词匹配: finds many words in one pass. Words are kept in order; the first two characters of each
 * place in the text are looked up in a bit table, and only where they begin a word are the few
 * words of that beginning compared. Nothing is allocated while a text is read.
 */
final class Terms {
  private static final int FILTER_BITS = 20;

  private final char[][] words;
  private final int[] number;
  private final long[] filter = new long[1 << (FILTER_BITS - 6)];
  private final int[] pairs;
  private final int[] first;
  private final int[] last;
  private final int mask;

  /** A word was met. */
  interface Hit {
    /**
     * @param word place of the word in the list it was built from
     * @param from offset of its first character
     * @param to offset after its last
     */
    void at(int word, int from, int to);
  }

  /** Words of two characters and more; they are compared as they are. */
  Terms(List<String> list) {
    var order = new Integer[list.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> list.get(a).compareTo(list.get(b)));
    words = new char[order.length][];
    number = new int[order.length];
    mask = Integer.highestOneBit(Math.max(4, order.length * 2)) * 2 - 1;
    pairs = new int[mask + 1];
    first = new int[mask + 1];
    last = new int[mask + 1];
    for (var i = 0; i < order.length; i++) {
      words[i] = list.get(order[i]).toCharArray();
      number[i] = order[i];
      if (words[i].length < 2) {
        throw new IllegalArgumentException("a word has at least two characters");
      }
      enter(pair(words[i][0], words[i][1]), i);
    }
  }

  private void enter(int pair, int word) {
    var hash = hash(pair);
    filter[hash >>> 6] |= 1L << hash;
    var slot = hash & mask;
    while (last[slot] != 0 && pairs[slot] != pair) {
      slot = (slot + 1) & mask;
    }
    if (last[slot] == 0) {
      pairs[slot] = pair;
      first[slot] = word;
    }
    last[slot] = word + 1;
  }

  private static int pair(char a, char b) {
    return a << 16 | b;
  }

  private static int hash(int pair) {
    return pair * 0x9E3779B1 >>> (32 - FILTER_BITS);
  }

  /** Tells every word in the first {@code length} characters, overlapping ones too. */
  void find(char[] text, int length, Hit hit) {
    for (var i = 0; i + 1 < length; i++) {
      var pair = pair(text[i], text[i + 1]);
      var hash = hash(pair);
      if ((filter[hash >>> 6] & 1L << hash) != 0) {
        compare(text, length, i, pair, hash, hit);
      }
    }
  }

  private void compare(char[] text, int length, int at, int pair, int hash, Hit hit) {
    var slot = hash & mask;
    while (last[slot] != 0 && pairs[slot] != pair) {
      slot = (slot + 1) & mask;
    }
    for (var w = first[slot]; w < last[slot]; w++) {
      var word = words[w];
      if (at + word.length <= length
          && Arrays.equals(text, at, at + word.length, word, 0, word.length)) {
        hit.at(number[w], at, at + word.length);
      }
    }
  }
}
