package org.shenfa.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.shenfa.search.Results.Piece;

/**
 * 标记: the index marks what it found with two characters no text contains; here they become pieces,
 * which a page escapes like everything else.
 */
final class Marks {
  static final String FROM = "\ue000";
  static final String TO = "\ue001";

  private static final int GLANCE = 110;
  private static final int BEFORE = 30;
  private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private Marks() {}

  static List<Piece> pieces(String marked) {
    var all = new ArrayList<Piece>();
    var at = 0;
    while (at < marked.length()) {
      var from = marked.indexOf(FROM, at);
      var to = from < 0 ? -1 : marked.indexOf(TO, from);
      if (to < 0) {
        add(all, marked.substring(at), false);
        return all;
      }
      add(all, marked.substring(at, from), false);
      add(all, marked.substring(from + 1, to), true);
      at = to + 1;
    }
    return all;
  }

  /** All of a text, with what was found in its sentences. */
  static List<Piece> whole(String text, List<String> sentences) {
    var marked = text;
    for (var sentence : sentences) {
      var at = marked.indexOf(plain(sentence));
      if (at >= 0) {
        marked =
            marked.substring(0, at) + sentence + marked.substring(at + plain(sentence).length());
      }
    }
    return pieces(marked);
  }

  /** Sentences one after the other, each no longer than is read at a glance. */
  static List<Piece> excerpt(List<String> sentences) {
    return pieces(sentences.stream().map(Marks::cut).collect(Collectors.joining(" … ")));
  }

  /**
   * What stands around the first word that is in the text as it was typed; nothing when none is.
   */
  static List<String> first(String text, Wording wording) {
    for (var part : wording.parts()) {
      var word = Pattern.compile(Pattern.quote(part.text()), ANY_CASE).matcher(text);
      if (word.find()) {
        var from = text.offsetByCodePoints(word.start(), -before(text, word.start()));
        var to = Math.min(text.length(), word.end() + GLANCE);
        return List.of(
            text.substring(from, word.start())
                + FROM
                + word.group()
                + TO
                + text.substring(word.end(), to));
      }
    }
    return List.of();
  }

  private static int before(String text, int at) {
    return Math.min(BEFORE + 1, text.codePointCount(0, at));
  }

  private static String cut(String sentence) {
    var found = Math.max(0, sentence.indexOf(FROM));
    var from = sentence.length() <= GLANCE ? 0 : Math.max(0, found - BEFORE);
    var to = Math.min(sentence.length(), from + GLANCE);
    if (from > 0 && Character.isLowSurrogate(sentence.charAt(from))) {
      from--;
    }
    if (to < sentence.length() && Character.isLowSurrogate(sentence.charAt(to))) {
      to--;
    }
    var part = sentence.substring(from, to);
    var open = part.lastIndexOf(FROM) > part.lastIndexOf(TO) ? TO : "";
    return (from > 0 ? "…" : "") + part.strip() + open + (to < sentence.length() ? "…" : "");
  }

  private static String plain(String marked) {
    return marked.replace(FROM, "").replace(TO, "");
  }

  private static void add(List<Piece> all, String text, boolean found) {
    var plain = plain(text);
    if (plain.isEmpty()) {
      return;
    }
    var last = all.isEmpty() ? null : all.getLast();
    if (last != null && last.found() == found) {
      all.set(all.size() - 1, new Piece(last.text() + plain, found));
    } else {
      all.add(new Piece(plain, found));
    }
  }
}
