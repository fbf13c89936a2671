package org.shenfa.screening;

import static org.shenfa.screening.Verdict.NOTE;
import static org.shenfa.screening.Verdict.REASON;
import static org.shenfa.screening.Verdict.STOP;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** 身份证号: 18 figures by GB 11643, or the 15 of the old cards. */
final class IdNumbers implements Rule {
  static final String RULE = "id-number";
  private static final Pattern LONG =
      Pattern.compile("(?<!\\d)\\d(?:[ \\-]?\\d){16}[ \\-]?[\\dXx](?![\\dA-Za-z])");
  private static final Pattern SHORT = Pattern.compile("(?<![\\dA-Za-z.])\\d{15}(?![\\dA-Za-z])");
  private static final Pattern NAMED = Pattern.compile("身份证|公民身份|证件号");
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";
  private static final String REGIONS =
      " 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 ";

  @Override
  public void check(Reading on, Findings found) {
    on.all().forEach(p -> check(p, on.known.today(), found));
  }

  private static void check(Passage in, LocalDate today, Findings found) {
    var named = NAMED.matcher(in.folded).find();
    var matcher = LONG.matcher(in.folded);
    while (matcher.find()) {
      var number = matcher.group().replaceAll("[ \\-]", "").toUpperCase(java.util.Locale.ROOT);
      if (!region(number) || !date(number.substring(6, 14), today)) {
        continue;
      }
      if (valid(number)) {
        found.add(
            RULE,
            STOP,
            in,
            matcher.start(),
            matcher.end(),
            "这里有身份证号。个人信息未经本人单独同意不得公开（个人信息保护法第二十五条），请遮盖或者删去。",
            masked(number));
      } else if (NAMED.matcher(in.before(matcher.start(), 40)).find()) {
        found.add(
            RULE,
            REASON,
            in,
            matcher.start(),
            matcher.end(),
            "这里像身份证号，但校验位不对，可能抄错了；不论对错都请遮盖或者删去。",
            masked(number));
      }
    }
    matcher = SHORT.matcher(in.folded);
    while (matcher.find()) {
      var number = matcher.group();
      var other = !named && Mobiles.OTHER_NUMBER.matcher(in.before(matcher.start(), 16)).find();
      if (!other && region(number) && date("19" + number.substring(6, 12), today)) {
        found.add(
            RULE,
            named ? STOP : NOTE,
            in,
            matcher.start(),
            matcher.end(),
            named ? "这里有十五位的旧身份证号，请遮盖或者删去。" : "这串数字像十五位的旧身份证号；如果是，请遮盖或者删去。",
            number.substring(0, 6) + "******" + number.substring(12));
      }
    }
  }

  private static String masked(String number) {
    return number.substring(0, 6) + "********" + number.substring(14);
  }

  private static boolean region(String number) {
    return REGIONS.contains(" " + number.substring(0, 2) + " ");
  }

  private static boolean date(String digits, LocalDate today) {
    try {
      var born =
          LocalDate.of(
              Integer.parseInt(digits.substring(0, 4)),
              Integer.parseInt(digits.substring(4, 6)),
              Integer.parseInt(digits.substring(6)));
      return born.getYear() >= 1890 && !born.isAfter(today);
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Whether the last figure is the check digit of the others. */
  static boolean valid(String number) {
    var sum = 0;
    for (var i = 0; i < 17; i++) {
      sum += (number.charAt(i) - '0') * WEIGHTS[i];
    }
    return CHECKS.charAt(sum % 11) == number.charAt(17);
  }
}
