package org.shenfa.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 汉字日期: 2026年3月5日 and 二〇二六年三月五日, as official texts write them. Pure. */
final class ChineseDate {
  private static final String DIGITS = "〇一二三四五六七八九";

  static final Pattern DATE =
      Pattern.compile(
          "(?<year>[0-9０-９]{4}|[〇○Ｏ零一二三四五六七八九OＯ0]{4})\\s*年\\s*"
              + "(?<month>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})\\s*月\\s*"
              + "(?<day>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\\s*日");

  private ChineseDate() {}

  /** The first date of a line; empty when it has none or an impossible one. */
  static Optional<LocalDate> in(String line) {
    var found = DATE.matcher(line);
    return found.find() ? of(found) : Optional.empty();
  }

  static Optional<LocalDate> of(Matcher found) {
    try {
      return Optional.of(
          LocalDate.of(
              year(found.group("year")), number(found.group("month")), number(found.group("day"))));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static int year(String text) {
    var digits = new StringBuilder();
    text.codePoints()
        .map(c -> "○Ｏ零OＯ0".indexOf(c) >= 0 ? '〇' : c)
        .map(c -> DIGITS.indexOf(c) >= 0 ? DIGITS.indexOf(c) : Character.digit(c, 10))
        .forEach(digits::append);
    return Integer.parseInt(digits.toString());
  }

  /** 1 to 39 in Western or Chinese numerals. */
  private static int number(String text) {
    var ten = text.indexOf('十');
    if (ten >= 0) {
      var tens = ten == 0 ? 1 : DIGITS.indexOf(text.charAt(0));
      return tens * 10 + (ten == text.length() - 1 ? 0 : DIGITS.indexOf(text.charAt(ten + 1)));
    }
    var digit = DIGITS.indexOf(text);
    return digit > 0 ? digit : Integer.parseInt(text);
  }
}
