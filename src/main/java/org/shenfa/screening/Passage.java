package org.shenfa.screening;

import java.util.Arrays;
import java.util.List;

/**
 * 文段: one stretch of text, read once for all rules. {@link #folded} is the same text with
 * half-width letters and digits, without invisible characters, a line break where a block ends and
 * a tab where a table cell ends; every position in it leads back to the original.
 */
final class Passage {
  /** A break that the eye sees and the plain text does not hold. */
  record Break(int at, char as) {}

  private static final String SENTENCE_ENDS = "。!?;\n\t";

  final Place.Where where;
  final String file;
  final String part;
  final String text;
  final String folded;
  private final int base;
  private final List<Break> breaks;
  private final int[] origin;

  Passage(Place.Where where, String file, String part, String text, int base, List<Break> breaks) {
    this.where = where;
    this.file = file;
    this.part = part;
    this.text = text;
    this.base = base;
    this.breaks = List.copyOf(breaks);
    var out = new char[text.length() + breaks.size()];
    var from = new int[out.length + 1];
    var length = 0;
    var next = 0;
    for (var i = 0; i < text.length(); i++) {
      while (next < breaks.size() && breaks.get(next).at() <= i) {
        from[length] = i;
        out[length++] = breaks.get(next++).as();
      }
      var c = fold(text.charAt(i));
      if (c != 0) {
        from[length] = i;
        out[length++] = c;
      }
    }
    from[length] = text.length();
    this.folded = new String(out, 0, length);
    this.origin = Arrays.copyOf(from, length + 1);
  }

  static Passage of(Place.Where where, String file, String text) {
    return new Passage(where, file, "", text, 0, List.of());
  }

  /** One character as it is compared, 0 when it is not seen at all. */
  static char fold(char c) {
    if (c < 0x7f) {
      return c == '\n' || c == '\t' || c >= ' ' ? c : 0;
    }
    if (c >= 0xff01 && c <= 0xff5e) {
      return (char) (c - 0xfee0);
    }
    if (c == 0x3000 || c == 0xa0 || c == 0x202f || c == 0x205f || (c >= 0x2000 && c <= 0x200a)) {
      return ' ';
    }
    if (c == 0x2212 || (c >= 0x2010 && c <= 0x2013)) {
      return '-';
    }
    if (invisible(c)) {
      return 0;
    }
    return Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER
        ? (char) ('0' + Character.digit(c, 10))
        : c;
  }

  private static boolean invisible(char c) {
    return c < 0xa0
        || c == 0xad
        || c == 0x34f
        || c == 0x180e
        || c == 0xfeff
        || (c >= 0x200b && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2060 && c <= 0x206f)
        || (c >= 0xfe00 && c <= 0xfe0f);
  }

  /** Folded and without any white space: what two spellings of the same words have in common. */
  static String dense(String words) {
    var out = new StringBuilder(words.length());
    for (var i = 0; i < words.length(); i++) {
      var c = fold(words.charAt(i));
      if (c != 0 && !Character.isWhitespace(c)) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The place of a stretch of {@link #folded}. */
  Place place(int from, int to) {
    var last = to > from ? origin[to - 1] + 1 : origin[from];
    return new Place(where, file, base + origin[from], base + Math.min(last, text.length()));
  }

  /** The original words of a stretch of {@link #folded}. */
  String words(int from, int to) {
    var last = to > from ? origin[to - 1] + 1 : origin[from];
    return text.substring(origin[from], Math.min(last, text.length()));
  }

  /** A stretch of the original text with the breaks a reader sees, a cell apart from the next. */
  String shown(int from, int to) {
    var out = new StringBuilder(text.substring(from, to));
    for (var i = breaks.size() - 1; i >= 0; i--) {
      var at = breaks.get(i).at();
      if (at >= from && at < to) {
        out.insert(at - from, breaks.get(i).as() == '\t' ? "　" : "\n");
      }
    }
    return out.toString().replaceAll("\\n{2,}", "\n");
  }

  /** The original offset, within this passage, of a position of {@link #folded}. */
  int offset(int at) {
    return origin[at];
  }

  /** Position in {@link #folded} of the first character at or after an original offset. */
  int at(int offset) {
    var found = Arrays.binarySearch(origin, offset);
    return Math.min(found >= 0 ? found : -found - 1, folded.length());
  }

  /** Where the sentence around a position of {@link #folded} begins. */
  int sentenceStart(int at) {
    var i = at;
    while (i > 0 && SENTENCE_ENDS.indexOf(folded.charAt(i - 1)) < 0) {
      i--;
    }
    return i;
  }

  int sentenceEnd(int at) {
    var i = at;
    while (i < folded.length() && SENTENCE_ENDS.indexOf(folded.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  /** The folded sentence around a position. */
  String sentence(int at) {
    return folded.substring(sentenceStart(at), sentenceEnd(at));
  }

  /** Up to {@code length} folded characters before a position, within its line. */
  String before(int at, int length) {
    var from = Math.max(0, at - length);
    var line = folded.lastIndexOf('\n', at - 1);
    return folded.substring(Math.max(from, line + 1), at);
  }

  String after(int at, int length) {
    var to = Math.min(folded.length(), at + length);
    var line = folded.indexOf('\n', at);
    return folded.substring(at, line < 0 ? to : Math.max(at, Math.min(to, line)));
  }

  /** As a sentence names it: 附件“名单.xlsx”工作表“名单”. */
  String label() {
    return place(0, 0).label() + part;
  }
}
