package org.shenfa.screening;

import static org.shenfa.screening.Verdict.REASON;
import static org.shenfa.screening.Verdict.STOP;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** 手机号码: one may be meant for readers, many are a list of people. */
final class Mobiles implements Rule {
  static final String RULE = "mobile";

  /** From so many different numbers on it is a list. */
  static final int MANY = 5;

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\dA-Za-z])(?<!\\d\\.)((?:\\(?(?:\\+|00)?86\\)?[ \\-]?)?)(1[ \\-]?[3-9](?:[ \\-]?\\d){9})(?![\\d])(?!\\.\\d)");

  /** Before a number that counts things, not people. */
  static final Pattern OTHER_NUMBER =
      Pattern.compile(
          "(?:编号|单号|订单|流水|文号|证号|编码|代码|案号|批号|账号|帐号|户号|条码|序列号|备案号|金额|坐标|经度|纬度)[^\\d]{0,6}$");

  private static final Pattern MEASURED =
      Pattern.compile("^ ?(?:元|万|亿|吨|千克|公斤|立方|平方|米|公里|千米|人次|件|户|个|%|‰)");
  private static final Set<String> GROUPS =
      Set.of(
          "11",
          "344",
          "434",
          "335",
          "38",
          "74",
          "56",
          "65",
          "3224",
          "32222",
          "4322",
          "11111111111",
          "353");

  @Override
  public void check(Reading on, Findings found) {
    on.all().forEach(p -> check(p, found));
  }

  private static void check(Passage in, Findings found) {
    var all = NUMBER.matcher(in.folded).results().filter(m -> phone(in, m)).toList();
    var different = new HashSet<String>();
    all.forEach(m -> different.add(digits(m.group(2))));
    var many = different.size() >= MANY;
    for (var match : all) {
      var number = digits(match.group(2));
      found.add(
          RULE,
          many ? STOP : REASON,
          in,
          match.start(2),
          match.end(2),
          many
              ? "这里一处就有 %d 个手机号码，像是人员名单，请遮盖或者删去。".formatted(different.size())
              : "这里有手机号码。是对外公布的联系方式的，请写明；不是的，请遮盖。",
          number.substring(0, 3) + "****" + number.substring(7));
    }
  }

  private static boolean phone(Passage in, MatchResult match) {
    var shape = new StringBuilder();
    for (var group : match.group(2).split("[ \\-]", -1)) {
      shape.append(group.length());
    }
    return GROUPS.contains(shape.toString())
        && !OTHER_NUMBER.matcher(in.before(match.start(), 16)).find()
        && !MEASURED.matcher(in.after(match.end(), 4)).find();
  }

  private static String digits(String number) {
    return number.replaceAll("[ \\-]", "");
  }
}
