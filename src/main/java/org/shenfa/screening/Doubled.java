package org.shenfa.screening;

import static org.shenfa.screening.Verdict.NOTE;
import static org.shenfa.screening.Verdict.REASON;

import java.util.List;
import java.util.regex.Pattern;

/** 重复: “省省委书记”, characters set three times, words set twice. */
final class Doubled implements Rule {
  static final String RULE = "doubled";
  private static final Pattern TITLE = Pattern.compile("(省省委|市市委|县县委|省省政府|市市政府(?!策)|县县政府)");
  private static final Pattern TRIPLE = Pattern.compile("([\\u4e00-\\u9fa5])\\1\\1+");
  private static final Pattern DE = Pattern.compile("(?<![目有])的的(?!确)");
  private static final Pattern WORD = Pattern.compile("([\\u4e00-\\u9fa5]{2,6})\\1");

  /** Words that are rightly said twice. */
  private static final Pattern REDUPLICATION =
      Pattern.compile(
          "[一几每个逐步层条项件次年月日天户家][\\u4e00-\\u9fa5]*|研究|讨论|商量|考虑|学习|了解|认识|活动|锻炼|休息|打扫|整理|清理|检查|哈哈|多多|人人|家家|户户|处处|时时|事事|常常|渐渐|刚刚|仅仅|往往|默默|满满|稳稳|牢牢");

  @Override
  public void check(Reading on, Findings found) {
    for (var in : List.of(on.title, on.body)) {
      TITLE
          .matcher(in.folded)
          .results()
          .forEach(m ->
              found.add(
                  RULE, REASON, in, m.start(), m.end(), "机关名称里的字重复了。", m.group().substring(1)));
      TRIPLE
          .matcher(in.folded)
          .results()
          .filter(m -> !m.group(1).equals("哈"))
          .forEach(
              m -> found.add(RULE, REASON, in, m.start(), m.end(), "同一个字连写了三次以上，请核对。", m.group(1)));
      DE.matcher(in.folded)
          .results()
          .forEach(m -> found.add(RULE, NOTE, in, m.start(), m.end(), "“的”字重复了，请核对。", "的"));
      WORD.matcher(in.folded)
          .results()
          .filter(m -> !REDUPLICATION.matcher(m.group(1)).matches())
          .forEach(
              m -> found.add(RULE, NOTE, in, m.start(), m.end(), "同一个词连写了两次，请核对。", m.group(1)));
    }
  }
}
