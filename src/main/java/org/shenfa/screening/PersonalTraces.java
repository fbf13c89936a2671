package org.shenfa.screening;

import static org.shenfa.screening.Verdict.NOTE;
import static org.shenfa.screening.Verdict.REASON;
import static org.shenfa.screening.Verdict.STOP;

import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * 个人线索: addresses of mail and of homes, number plates. Offices and their telephones are not
 * personal.
 */
final class PersonalTraces implements Rule {
  static final String RULE = "personal";
  private static final Pattern MAIL =
      Pattern.compile(
          "(?i)(?<![\\w.+\\-])[\\w.+\\-]{2,40}@(?:qq|163|126|139|189|sina|sohu|foxmail|gmail|hotmail|outlook|yeah|aliyun|icloud)\\.(?:com|cn|net)(?:\\.cn)?");
  private static final Pattern PLATE =
      Pattern.compile(
          "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·• ]?(?=[A-HJ-NP-Z\\d]*\\d)[A-HJ-NP-Z\\d]{4,5}[A-HJ-NP-Z\\d挂学警](?![A-Za-z\\d])");
  private static final Pattern HOME =
      Pattern.compile(
          "[\\u4e00-\\u9fa5\\d]{2,20}(?:小区|花园|新村|公寓|家园|苑|里|城|府|庄|路|街|巷|弄|村)[\\u4e00-\\u9fa5\\d\\- ]{0,10}\\d{1,4} ?(?:号楼|幢|栋|座|号)[\\u4e00-\\u9fa5\\- ]{0,2}(?:\\d{1,2} ?单元 ?)?\\d{3,4} ?室");
  private static final Pattern VILLAGE =
      Pattern.compile(
          "[\\u4e00-\\u9fa5]{2,12}(?:村|社区)(?:村民)?第?[\\d一二三四五六七八九十]{1,3} ?组 ?\\d{1,4} ?号");
  private static final Pattern OFFICE =
      Pattern.compile("大厦|大楼|办公|写字楼|中心|机关|广场|政务|厅|局|公司|集团|园区|产业园|商务");
  private static final Pattern OFFICE_AFTER =
      Pattern.compile("^[ (]*(?:[\\u4e00-\\u9fa5]{0,8}(?:处|科|办公室|会议室|窗口|收|公司))");
  private static final Pattern HOME_NAMED = Pattern.compile("住址|家庭地址|户籍|居住地|住所|家住");

  @Override
  public void check(Reading on, Findings found) {
    on.texts()
        .forEach(in -> {
          many(in, MAIL, NOTE, "这里有个人电子邮箱。是对外公布的联系方式的，请确认；不是的，请遮盖。", PersonalTraces::mail, found);
          many(in, PLATE, REASON, "这里有机动车号牌。确需公布的，请写明依据；否则请遮盖。", PersonalTraces::plate, found);
          HOME.matcher(in.folded)
              .results()
              .filter(m -> home(in, m))
              .forEach(m -> address(in, m, found));
          VILLAGE.matcher(in.folded).results().forEach(m -> address(in, m, found));
        });
  }

  private static void many(
      Passage in,
      Pattern pattern,
      Verdict verdict,
      String sentence,
      UnaryOperator<String> mask,
      Findings found) {
    var all = pattern.matcher(in.folded).results().toList();
    for (var match : all) {
      found.add(
          RULE,
          all.size() >= Mobiles.MANY ? REASON : verdict,
          in,
          match.start(),
          match.end(),
          sentence,
          mask.apply(match.group()));
    }
  }

  private static String mail(String address) {
    return address.charAt(0) + "***" + address.substring(address.indexOf('@'));
  }

  private static String plate(String plate) {
    return plate.substring(0, 2) + "***" + plate.substring(plate.length() - 2);
  }

  private static boolean home(Passage in, MatchResult match) {
    return HOME_NAMED.matcher(in.before(match.start(), 20)).find()
        || (!OFFICE.matcher(match.group()).find()
            && !OFFICE_AFTER.matcher(in.after(match.end(), 12)).find());
  }

  private static void address(Passage in, MatchResult match, Findings found) {
    found.add(
        RULE,
        HOME_NAMED.matcher(in.before(match.start(), 20)).find() ? STOP : REASON,
        in,
        match.start(),
        match.end(),
        "这里像家庭住址，写到了门牌号。请只写到乡镇、街道或者小区。",
        match.group().replaceAll("\\d+", "*").replaceAll("[一二三四五六七八九十]+ ?组", "*组"));
  }
}
