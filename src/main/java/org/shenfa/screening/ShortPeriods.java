package org.shenfa.screening;

import static org.shenfa.screening.Verdict.REASON;

import java.time.temporal.ChronoUnit;

/**
 * 征求意见的期限: less than thirty days from today, which drafts of rules and of major decisions need
 * (规章制定程序条例第十五条、重大行政决策程序暂行条例第十五条) unless there is a reason.
 */
final class ShortPeriods implements Rule {
  static final String RULE = "short-period";
  private static final int USUAL_DAYS = 30;

  @Override
  public void check(Reading on, Findings found) {
    var closes = on.material.closes();
    if (closes == null) {
      return;
    }
    var days = ChronoUnit.DAYS.between(on.known.today(), closes);
    if (days >= USUAL_DAYS) {
      return;
    }
    on.fields.stream()
        .filter(f -> f.file.equals(FieldText.CLOSES))
        .forEach(f ->
            found.add(
                RULE,
                REASON,
                f,
                0,
                f.folded.length(),
                "从今天算起征求意见 %d 天，不到 30 天。规章草案、重大行政决策草案公开征求意见一般不少于 30 天（规章制定程序条例第十五条、重大行政决策程序暂行条例第十五条）：属于的，请延后截止时间或者写明缩短的理由；不属于的，请写明属于哪一类。"
                    .formatted(days),
                null));
  }
}
