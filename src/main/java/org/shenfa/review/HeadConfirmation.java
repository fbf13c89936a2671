package org.shenfa.review;

import static org.shenfa.regulation.Clause.MEASURES_16_1;

import java.util.Map;
import java.util.TreeMap;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;

/** 主要负责人确认: authentic, lawful, timely, accurate, each by name before anything leaves the unit. */
@Enforces(MEASURES_16_1)
public record HeadConfirmation(
    boolean authentic, boolean lawful, boolean timely, boolean accurate) {

  public HeadConfirmation {
    new Violations.Gathering()
        .refuseIf(!authentic, MEASURES_16_1, "authentic", "请确认内容真实。")
        .refuseIf(!lawful, MEASURES_16_1, "lawful", "请确认内容合法。")
        .refuseIf(!timely, MEASURES_16_1, "timely", "请确认时效。")
        .refuseIf(!accurate, MEASURES_16_1, "accurate", "请确认内容准确。")
        .throwIfAny();
  }

  Map<String, String> answers() {
    return new TreeMap<>(
        Map.of("authentic", "YES", "lawful", "YES", "timely", "YES", "accurate", "YES"));
  }
}
