package org.shenfa.review;

import static org.shenfa.regulation.Clause.MEASURES_15_2;
import static org.shenfa.regulation.Clause.MEASURES_20_2;

import java.util.Map;
import java.util.TreeMap;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;

/**
 * 信息发布保密审查表: the three answers of article 20. Agreeing at the secrecy step takes one of these, so
 * that agreeing without a completed form does not compile.
 *
 * @param secret whether it touches on a secret: {@code NO}, or {@code YES} for secret or unsure
 * @param timing whether now is the right time: {@code FIT} or {@code UNFIT}
 * @param form whether form and wording are in order: {@code FIT} or {@code UNFIT}
 * @param window when a release fits, the second answer spelled out
 * @param grounds what each answer rests on, where the reviewer wrote it
 */
@Enforces({MEASURES_15_2, MEASURES_20_2})
public record SecrecyReviewForm(
    String secret, String timing, String form, ReleaseWindow window, Grounds grounds) {

  /** 依据: one sentence for each answer, each may be empty. */
  public record Grounds(String secret, String timing, String form) {
    public static final Grounds NONE = new Grounds("", "", "");
  }

  public SecrecyReviewForm(String secret, String timing, String form) {
    this(secret, timing, form, ReleaseWindow.ALWAYS, Grounds.NONE);
  }

  public SecrecyReviewForm {
    new Violations.Gathering()
        .refuseIf(
            !secret.equals("NO"),
            MEASURES_20_2,
            "secret",
            secret.equals("YES") ? "涉密或者拿不准的不能同意上网，请退回。" : "请回答第一问：是否涉及国家秘密、工作秘密。")
        .refuseIf(
            !timing.equals("FIT"),
            MEASURES_20_2,
            "timing",
            timing.equals("UNFIT") ? "时间不适宜的不能同意上网，请退回。" : "请回答第二问：此时发布是否适宜。")
        .refuseIf(
            !form.equals("FIT"),
            MEASURES_20_2,
            "form",
            form.equals("UNFIT") ? "格式、表述不规范的不能同意上网，请退回。" : "请回答第三问：格式和表述是否规范。")
        .throwIfAny();
  }

  Map<String, String> answers() {
    var kept = new TreeMap<>(Map.of("secret", secret, "timing", timing, "form", form));
    kept.putAll(window.answers());
    keep(kept, "secretGround", grounds.secret());
    keep(kept, "timingGround", grounds.timing());
    keep(kept, "formGround", grounds.form());
    return kept;
  }

  private static void keep(Map<String, String> kept, String key, String words) {
    if (!words.isBlank()) {
      kept.put(key, words.strip());
    }
  }
}
