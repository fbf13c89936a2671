package org.shenfa.screening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** 词典: every term that counts on a day, ready to be looked for. Immutable. */
final class Lexicon {
  static final Lexicon EMPTY = new Lexicon(List.of());

  private final List<Term> terms;
  private final Terms words;

  /** A term met in a passage, from and to in its folded text. */
  record Hit(Term term, int from, int to) {}

  /** In the order of reading, the longest of a beginning first, exceptions before all. */
  private static final Comparator<Hit> LONGEST_FIRST =
      Comparator.comparingInt(Hit::from)
          .thenComparing(Comparator.comparingInt(Hit::to).reversed())
          .thenComparing(h -> h.term().kind() != TermKind.EXEMPT);

  private Lexicon(List<Term> terms) {
    this.terms = List.copyOf(terms);
    words = new Terms(this.terms.stream().map(t -> spelling(t.text())).toList());
  }

  /** The terms that count on {@code day}. */
  static Lexicon of(List<Term> all, LocalDate day) {
    return new Lexicon(all.stream().filter(t -> t.on(day)).toList());
  }

  /** How a term is compared: folded, without spaces, in lower case. */
  static String spelling(String text) {
    return Passage.dense(text).toLowerCase(Locale.ROOT);
  }

  /** What stands in a passage: of words within each other the longest, none inside an exception. */
  List<Hit> in(Passage passage) {
    var folded = passage.folded;
    var dense = new char[folded.length()];
    var at = new int[folded.length() + 1];
    var length = 0;
    for (var i = 0; i < folded.length(); i++) {
      var c = folded.charAt(i);
      if (c != ' ') {
        at[length] = i;
        dense[length++] = Character.toLowerCase(c);
      }
    }
    var origin = Arrays.copyOf(at, length + 1);
    var hits = new ArrayList<Hit>();
    words.find(
        Arrays.copyOf(dense, length),
        (word, from, to) -> hits.add(new Hit(terms.get(word), origin[from], origin[to - 1] + 1)));
    return uncovered(hits);
  }

  /** Without what lies in a longer word of its dictionary or in an exception; one pass. */
  private static List<Hit> uncovered(List<Hit> hits) {
    hits.sort(LONGEST_FIRST);
    var reach = new int[TermKind.values().length];
    var kept = new ArrayList<Hit>();
    for (var hit : hits) {
      var kind = hit.term().kind();
      if (hit.to() > reach[kind.ordinal()] && hit.to() > reach[TermKind.EXEMPT.ordinal()]) {
        reach[kind.ordinal()] = hit.to();
        if (kind != TermKind.EXEMPT) {
          kept.add(hit);
        }
      }
    }
    return kept;
  }
}
