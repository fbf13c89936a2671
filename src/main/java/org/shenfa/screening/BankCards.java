package org.shenfa.screening;

import static org.shenfa.screening.Verdict.REASON;
import static org.shenfa.screening.Verdict.STOP;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** 银行卡号: 16 to 19 figures with a Luhn check and a prefix that cards have. */
final class BankCards implements Rule {
  static final String RULE = "bank-card";
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\dA-Za-z.])\\d{4}(?:[ \\-]?\\d{4}){3}(?:[ \\-]?\\d{1,3})?(?![\\dA-Za-z])");
  private static final Pattern NAMED = Pattern.compile("卡号|账号|帐号|账户|帐户|开户|银行卡|一卡通|存折|借记卡|储蓄卡");

  @Override
  public void check(Reading on, Findings found) {
    on.texts()
        .forEach(in -> {
          var all = NUMBER.matcher(in.folded).results().filter(m -> card(in, m)).toList();
          say(in, all, found);
        });
  }

  private static void say(Passage in, List<MatchResult> all, Findings found) {
    var many = all.stream().map(m -> digits(m.group())).distinct().count() >= Mobiles.MANY;
    for (var match : all) {
      var number = digits(match.group());
      found.add(
          RULE,
          many ? STOP : REASON,
          in,
          match.start(),
          match.end(),
          many ? "这里有成批的银行卡号，请遮盖或者删去。" : "这里像银行卡号。是本单位对外收款账户的，请写明；是个人的，请遮盖。",
          number.substring(0, 6)
              + "*".repeat(number.length() - 10)
              + number.substring(number.length() - 4));
    }
  }

  private static boolean card(Passage in, MatchResult match) {
    var number = digits(match.group());
    if (!luhn(number) || (number.length() == 18 && IdNumbers.valid(number))) {
      return false;
    }
    var before = in.before(match.start(), 16);
    return number.startsWith("62")
            && (NAMED.matcher(before).find() || !Mobiles.OTHER_NUMBER.matcher(before).find())
        || (number.matches("[345]\\d+|60\\d+|9\\d+")
            && NAMED.matcher(in.before(match.start(), 40)).find());
  }

  private static String digits(String words) {
    return words.replaceAll("[ \\-]", "");
  }

  static boolean luhn(String number) {
    var sum = 0;
    for (var i = 0; i < number.length(); i++) {
      var digit = number.charAt(number.length() - 1 - i) - '0';
      var value = i % 2 == 0 ? digit : digit * 2;
      sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
  }
}
