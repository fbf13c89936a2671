package org.shenfa.intake;

import java.util.Locale;

/** 编号数字: a count in the form a numbering asks for. Pure. */
final class Numerals {
  private static final String CHINESE = "〇一二三四五六七八九";
  private static final String LEGAL = "零壹贰叁肆伍陆柒捌玖";
  private static final int[] ROMAN = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  private static final String[] ROMANS = {
    "m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"
  };

  private Numerals() {}

  /** {@code format} as OOXML names it; a form we do not know becomes Western digits. */
  static String of(String format, int count) {
    return switch (format) {
      case "chineseCounting",
          "chineseCountingThousand",
          "ideographTraditional",
          "japaneseCounting",
          "taiwaneseCountingThousand",
          "taiwaneseCounting" ->
          chinese(count, CHINESE, "十", "百");
      case "chineseLegalSimplified", "ideographLegalTraditional" -> chinese(count, LEGAL, "拾", "佰");
      case "ideographDigital" -> digits(count, CHINESE);
      case "decimalFullWidth" -> digits(count, "０１２３４５６７８９");
      case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" ->
          count <= 20 ? Character.toString(0x2460 + count - 1) : Integer.toString(count);
      case "decimalZero" -> "%02d".formatted(count);
      case "lowerLetter" -> letters(count, 'a');
      case "upperLetter" -> letters(count, 'A');
      case "lowerRoman" -> roman(count);
      case "upperRoman" -> roman(count).toUpperCase(Locale.ROOT);
      default -> Integer.toString(count);
    };
  }

  private static String chinese(int count, String digits, String ten, String hundred) {
    if (count >= 1000) {
      return digits(count, digits);
    }
    var text = new StringBuilder();
    if (count >= 100) {
      text.append(digits.charAt(count / 100)).append(hundred);
      if (count % 100 > 0 && count % 100 < 10) {
        text.append('零');
      }
    }
    var tens = count % 100 / 10;
    if (tens > 1 || tens == 1 && count >= 100) {
      text.append(digits.charAt(tens));
    }
    if (tens > 0) {
      text.append(ten);
    }
    return count % 10 > 0 || text.isEmpty()
        ? text.append(digits.charAt(count % 10)).toString()
        : text.toString();
  }

  private static String digits(int count, String digits) {
    var text = new StringBuilder();
    Integer.toString(count).chars().forEach(c -> text.append(digits.charAt(c - '0')));
    return text.toString();
  }

  private static String letters(int count, char first) {
    return Character.toString((char) (first + (count - 1) % 26)).repeat((count - 1) / 26 + 1);
  }

  private static String roman(int count) {
    var text = new StringBuilder();
    var left = count;
    for (int i = 0; i < ROMAN.length; i++) {
      while (left >= ROMAN[i]) {
        text.append(ROMANS[i]);
        left -= ROMAN[i];
      }
    }
    return text.toString();
  }
}
