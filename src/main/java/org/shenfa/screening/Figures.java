package org.shenfa.screening;

import java.math.BigDecimal;
import java.util.Optional;

/** 数字: as they are written in Chinese texts, 26 or 二十六 or 1,234.5. */
final class Figures {
  /** Matches a whole number up to five figures, in either writing. */
  static final String COUNT = "(?:\\d{1,6}|[一二两三四五六七八九十百千〇零]{1,7})";

  private static final String DIGITS = "〇一二三四五六七八九";

  private Figures() {}

  /** The number these words write, or -1. */
  static int count(String words) {
    if (words.isEmpty()) {
      return -1;
    }
    if (Character.isDigit(words.charAt(0))) {
      return words.length() > 9 ? -1 : Integer.parseInt(words);
    }
    var total = 0;
    var digit = -1;
    for (var i = 0; i < words.length(); i++) {
      var c = words.charAt(i) == '两' ? '二' : words.charAt(i) == '零' ? '〇' : words.charAt(i);
      var value = DIGITS.indexOf(c);
      if (value >= 0) {
        digit = value;
        continue;
      }
      var unit = c == '十' ? 10 : c == '百' ? 100 : c == '千' ? 1000 : 0;
      if (unit == 0) {
        return -1;
      }
      total += (digit < 0 ? 1 : digit) * unit;
      digit = -1;
    }
    return total + Math.max(digit, 0);
  }

  /** A cell that holds a plain number, with or without thousands marks. */
  static Optional<BigDecimal> amount(String cell) {
    var plain = Passage.dense(cell).replace(",", "");
    return plain.matches("-?\\d{1,15}(?:\\.\\d{1,6})?")
        ? Optional.of(new BigDecimal(plain))
        : Optional.empty();
  }
}
