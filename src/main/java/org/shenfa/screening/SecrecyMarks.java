package org.shenfa.screening;

import static org.shenfa.screening.Verdict.NOTE;
import static org.shenfa.screening.Verdict.REASON;
import static org.shenfa.screening.Verdict.STOP;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 密级标志: the marks a secret document carries, however spaced. A sentence that talks about secrecy
 * work carries none.
 */
final class SecrecyMarks implements Rule {
  static final String RULE = "secrecy-mark";
  private static final String LEVEL = "(?:绝 *密|机 *密|秘 *密)";
  private static final Pattern MARK =
      Pattern.compile(
          LEVEL
              + " *级? *[★☆✩✭⭐*] *(?:\\d+ *(?:年|个月|月|天|日)|[一二三四五六七八九十百]+ *(?:年|个月|月|天|日)|长 *期|启用前|解密前)?");
  private static final Pattern ALONE =
      Pattern.compile("(?m)^[ \\t(\\[【〔]*" + LEVEL + " *级?(?: *\\d+ *年)?[ \\t)\\]】〕]*$");
  private static final Pattern DECLARED =
      Pattern.compile(
          "(?:密 *级 *[:：]? *|(?:本|此)(?:件|文|文件|资料|材料|通知)[^。;\\n]{0,6}?(?:属|为|是|定为|系) *)" + LEVEL);
  private static final Pattern URGENT =
      Pattern.compile(
          LEVEL + "[ \\t\\n]*(?:特 *急|加 *急|平 *急|急 *件)|(?:特 *急|特 *提|加 *急)[ \\t\\n]*" + LEVEL);
  private static final Pattern SECRET_NUMBER =
      Pattern.compile(
          "[\\u4e00-\\u9fa5]{0,12}密(?:电|函|传|发|办)?[〔\\[(【] *\\d{4} *[〕\\])】] *第? *\\d+ *号");
  private static final Pattern SECRET_PAPER =
      Pattern.compile("密码电报|密 *电(?=[ \\t\\n]|$)|机要(?:件|文件|交换)");
  private static final Pattern CABLE = Pattern.compile("内部明电|明传电报|发电单位|等级 *(?:特提|特急|加急|平急)");
  private static final Pattern COPY =
      Pattern.compile("(?m)份 *号 *[:：]? *\\d{4,6}|(?<![\\s\\S])\\s*\\d{6}(?=\\s*$)");
  private static final Pattern CLOSED =
      Pattern.compile(
          "\\(? *此 *件 *(?:不 *予? *公 *开|依 *申 *请 *公 *开|删 *减 *后 *公 *开|限 *[^。;\\n]{1,10}阅)[^。;\\n)]{0,6}\\)?");

  /** Words of a sentence that teaches how secrets are marked. */
  private static final Pattern TALK =
      Pattern.compile("标志|标注|标识|字样|样式|格式|保密法|保守国家秘密|保密(?:工作|教育|培训|知识|常识|宣传|检查|制度|意识)|不涉及|不含|未标");

  @Override
  public void check(Reading on, Findings found) {
    on.all().forEach(p -> check(p, found));
    on.internal.forEach(p -> check(p, found));
  }

  private static void check(Passage in, Findings found) {
    mark(MARK, in, found);
    mark(ALONE, in, found);
    mark(URGENT, in, found);
    each(DECLARED, in, found, STOP, "这里写明了密级。涉密文件一律不得上网，请立即停止并报告保密机构。");
    each(SECRET_NUMBER, in, found, STOP, "文号里有“密”字，可能是密电、密函。没有密级标志的也要先查清，不得上网。");
    each(SECRET_PAPER, in, found, REASON, "这里提到密电或者机要件，请确认正文和附件不含其内容。");
    each(CABLE, in, found, REASON, "这里像电报的格式。明传电报一般不上网，请说明可以公开的依据。");
    each(COPY, in, found, STOP, "这里像涉密公文的份号。请核对原件是否标有密级。");
    each(CLOSED, in, found, STOP, "原件注明不公开或者依申请公开，不能在网站主动公开。");
  }

  private static void mark(Pattern pattern, Passage in, Findings found) {
    var matcher = pattern.matcher(in.folded);
    while (matcher.find()) {
      var talk = TALK.matcher(in.sentence(matcher.start())).find();
      say(
          in,
          matcher,
          found,
          talk ? NOTE : STOP,
          talk ? "这一句在说明密级标志，请确认不是标志本身。" : "这里有密级标志。涉密文件一律不得上网，请立即停止并报告保密机构。");
    }
  }

  private static void each(
      Pattern pattern, Passage in, Findings found, Verdict verdict, String sentence) {
    var matcher = pattern.matcher(in.folded);
    while (matcher.find()) {
      if (!TALK.matcher(in.sentence(matcher.start())).find()) {
        say(in, matcher, found, verdict, sentence);
      }
    }
  }

  /** What nobody outside reads cannot go public; that it was typed here has to be explained. */
  private static void say(
      Passage in, Matcher at, Findings found, Verdict verdict, String sentence) {
    var inside = in.where == Place.Where.INTERNAL && verdict == STOP;
    found.add(
        RULE,
        inside ? REASON : verdict,
        in,
        at.start(),
        at.end(),
        inside ? "这一栏不公开，但写得像涉密文件。本系统不得处理涉密信息：确不涉密的，请说明；涉密的，立即停止并报告保密机构。" : sentence,
        null);
  }
}
