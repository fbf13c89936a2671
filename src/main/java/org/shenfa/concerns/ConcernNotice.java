package org.shenfa.concerns;

import static org.shenfa.regulation.Clause.MEASURES_13_1;

import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.regulation.Violations;

/**
 * 关切登记: what somebody noticed; none of it is ever public. Times in Asia/Shanghai.
 *
 * @param name what the event is called
 * @param origin where it was seen: an address, a letter, a call
 * @param occurred when it happened, null while nobody knows
 * @param found when it was noticed
 * @param urgent whether it looks grave to whoever noticed it; assessing it is then due sooner
 */
public record ConcernNotice(
    String name,
    String words,
    @Nullable Source source,
    String origin,
    @Nullable LocalDateTime occurred,
    LocalDateTime found,
    boolean urgent) {
  private static final int DAYS_BACK = 30;

  Violations.Gathering missing(LocalDateTime now) {
    return new Violations.Gathering()
        .refuseIf(name.length() < 4 || name.length() > 30, MEASURES_13_1, "name", "事件名称写 4 到 30 字。")
        .refuseIf(
            words.length() < 10 || words.length() > 2000,
            MEASURES_13_1,
            "words",
            "“公众关心什么”写 10 到 2000 字。")
        .refuseIf(source == null, MEASURES_13_1, "source", "请选择从哪里发现的。")
        .refuseIf(
            origin.length() < 4 || origin.length() > 500,
            MEASURES_13_1,
            "origin",
            "请写明出处，例如网址、来信编号、来电时间（4 到 500 字）。")
        .refuseIf(found.isAfter(now), MEASURES_13_1, "found", "发现时间还没有到。")
        .refuseIf(
            found.isBefore(now.minusDays(DAYS_BACK)),
            MEASURES_13_1,
            "found",
            "发现时间最早填到 %d 天以前。".formatted(DAYS_BACK))
        .refuseIf(
            Optional.ofNullable(occurred).filter(o -> o.isAfter(found)).isPresent(),
            MEASURES_13_1,
            "occurred",
            "发生时间不能晚于发现时间；不清楚的可以不填。")
        .refuseIf(
            Optional.ofNullable(occurred).filter(o -> o.isBefore(found.minusYears(1))).isPresent(),
            MEASURES_13_1,
            "occurred",
            "发生时间早于发现时间一年以上，请核对。");
  }
}
