package org.shenfa.intake;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.hwpf.usermodel.Paragraph;

/** 旧版自动编号: counts the lists of an old Word file as Word does while it is read from the top. */
final class DocNumbering {
  private static final int BULLET = 23;
  private final Map<Integer, int[]> counters = new HashMap<>();

  /** The number that Word shows before a paragraph and keeps out of its text. */
  String label(Paragraph paragraph) {
    var list = paragraph.getList();
    var level = paragraph.getIlvl();
    if (list == null || level < 0 || level > 8) {
      return "";
    }
    var counter = counters.computeIfAbsent(list.getLsid(), n -> new int[9]);
    counter[level] =
        counter[level] == 0 ? Math.max(1, list.getStartAt((char) level)) : counter[level] + 1;
    Arrays.fill(counter, level + 1, 9, 0);
    if (list.getNumberFormat((char) level) == BULLET) {
      return "•";
    }
    var label = new StringBuilder();
    for (var c : String.valueOf(list.getNumberText((char) level)).toCharArray()) {
      if (c < 9) {
        label.append(Numerals.of(format(list.getNumberFormat(c)), Math.max(1, counter[c])));
      } else {
        label.append(c);
      }
    }
    return label.toString();
  }

  /** The number format of the old file as the new one calls it. */
  private static String format(int code) {
    return switch (code) {
      case 1 -> "upperRoman";
      case 2 -> "lowerRoman";
      case 3 -> "upperLetter";
      case 4 -> "lowerLetter";
      case 10, 36 -> "ideographDigital";
      case 11, 33, 35, 37, 39 -> "chineseCounting";
      case 14 -> "decimalFullWidth";
      case 18, 28 -> "decimalEnclosedCircle";
      case 34, 38 -> "chineseLegalSimplified";
      default -> "decimal";
    };
  }
}
