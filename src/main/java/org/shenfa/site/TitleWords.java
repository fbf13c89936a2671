package org.shenfa.site;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * 标题断行: the pieces of a heading between which a line may end: words of SmartCN, a lone character
 * kept with the word it belongs to, marks as Chinese typesetting has them (GB/T 15834: none closing
 * at the head of a line, none opening at its end). Joined, they are the heading, letter for letter.
 */
public final class TitleWords {
  private static final String CLOSING = "，。、；：！？）》〉」』】〕”’·…—,.;:!?)]}%％";
  private static final String OPENING = "（《〈「『【〔“‘([{";

  /** Lone characters that lead what follows them; every other one ends what stands before it. */
  private static final String LEADING = "和与及或在对从为向以把被将由按于至到请各全不";

  /** Those that end what stands before them even after a mark. */
  private static final String TRAILING = "的了着过之等们";

  private TitleWords() {}

  /** The pieces of a heading, none of them empty; none for an empty one. */
  public static List<String> of(String heading) {
    var pieces = new ArrayList<String>();
    var from = 0;
    for (var at : boundaries(heading)) {
      if (mayEnd(heading, at)) {
        pieces.add(heading.substring(from, at));
        from = at;
      }
    }
    if (from < heading.length()) {
      pieces.add(heading.substring(from));
    }
    return pieces;
  }

  /** Where one word ends and another begins, but for lone characters that belong to either. */
  private static List<Integer> boundaries(String heading) {
    var starts = new ArrayList<Integer>();
    var led = false;
    var afterMark = false;
    for (var word : words(heading)) {
      var first = heading.charAt(word.from());
      var lone = word.to() - word.from() == 1 && Character.isLetterOrDigit(first);
      var leads = lone && LEADING.indexOf(first) >= 0;
      if (word.from() > 0 && !led && (!lone || leads || afterMark && TRAILING.indexOf(first) < 0)) {
        starts.add(word.from());
      }
      led = leads;
      afterMark = CLOSING.indexOf(first) >= 0;
    }
    return starts;
  }

  private static boolean mayEnd(String heading, int at) {
    var before = heading.charAt(at - 1);
    var after = heading.charAt(at);
    return CLOSING.indexOf(after) < 0
        && OPENING.indexOf(before) < 0
        && !(before < 0x80 && after < 0x80);
  }

  private record Word(int from, int to) {}

  private static List<Word> words(String heading) {
    var found = new ArrayList<Word>();
    try (var cut = new HMMChineseTokenizer()) {
      var place = cut.addAttribute(OffsetAttribute.class);
      cut.setReader(new StringReader(heading));
      cut.reset();
      while (cut.incrementToken()) {
        found.add(new Word(place.startOffset(), place.endOffset()));
      }
      cut.end();
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
