package org.shenfa.concerns;

import static org.shenfa.regulation.Clause.MEASURES_13_1;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shenfa.regulation.Violations;

/**
 * 回应评估: was it in time, were the questions answered, what came of it.
 *
 * @param timely null while it is not answered
 * @param answered null while it is not answered
 */
public record Evaluation(@Nullable Boolean timely, @Nullable Boolean answered, String effect) {
  private static final int LEAST = 10;

  Violations.Gathering missing(boolean late) {
    return new Violations.Gathering()
        .refuseIf(timely == null, MEASURES_13_1, "timely", "请回答：回应是否及时。")
        .refuseIf(answered == null, MEASURES_13_1, "answered", "请回答：公众的问题是否都得到回答。")
        .refuseIf(late && Boolean.TRUE.equals(timely), MEASURES_13_1, "timely", "有法定时限超过了，不能评为及时。")
        .refuseIf(
            effect.length() < LEAST || effect.length() > 500,
            MEASURES_13_1,
            "effect",
            "“效果如何、今后怎样改进”写 10 到 500 字。");
  }

  Map<String, String> details() {
    return Map.of(
        "timely", Boolean.TRUE.equals(timely) ? "YES" : "NO",
        "answered", Boolean.TRUE.equals(answered) ? "YES" : "NO");
  }
}
