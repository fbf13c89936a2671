package org.shenfa.disclosure;

import static org.shenfa.regulation.Clause.MEASURES_10_3;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;

/**
 * 拟定的答复: an outcome with everything its article demands.
 *
 * @param withheld the ground for keeping back, null where nothing is
 * @param given what was written for each need; blanks are left out
 */
public record Reply(Outcome outcome, @Nullable Withheld withheld, Map<Need, String> given) {
  private static final int LONGEST = 2000;

  public Reply {
    var filled = new EnumMap<Need, String>(Need.class);
    given.forEach((need, words) -> {
      if (!words.isBlank()) {
        filled.put(need, words.strip());
      }
    });
    given = Collections.unmodifiableMap(filled);
  }

  /**
   * What became of the case before it is answered.
   *
   * @param corrected whether it was corrected on demand
   * @param reasonsAsked whether the applicant was asked for reasons and had the time for them
   * @param thirdPartyAsked whether third parties were asked
   * @param objected whether one of them objected
   */
  public record Before(
      boolean corrected, boolean reasonsAsked, boolean thirdPartyAsked, boolean objected) {}

  /** What was written for a need, empty when nothing. */
  public String of(Need need) {
    return given.getOrDefault(need, "");
  }

  /** Whether it goes out although somebody whose rights it touches said no (公开条例第十五条、第三十二条). */
  public boolean against(Before before) {
    return before.objected() && outcome.discloses() && withheld != Withheld.THIRD_PARTY;
  }

  /** Refuses a reply that lacks what its article demands; every gap is named. */
  @Enforces(MEASURES_10_3)
  public void check(Before before) {
    var found = new Violations.Gathering();
    for (var need : outcome.needs()) {
      demand(found, need, "");
    }
    if (against(before)) {
      demand(found, Need.PUBLIC_INTEREST, "第三方不同意公开，");
    }
    given.forEach((need, words) ->
        found.refuseIf(
            words.length() > LONGEST,
            MEASURES_10_3,
            need.name(),
            "“%s”最多 %d 字。".formatted(need.label(), LONGEST)));
    found
        .refuseIf(
            outcome.withholds() && withheld == null,
            MEASURES_10_3,
            "withheld",
            "“%s”须选定不予公开的依据（公开条例第十四条至第十六条）。".formatted(outcome.label()))
        .refuseIf(
            !outcome.withholds() && withheld != null,
            MEASURES_10_3,
            "withheld",
            "“%s”没有不予公开的内容，不要选不予公开的依据。".formatted(outcome.label()))
        .refuseIf(
            withheld == Withheld.THIRD_PARTY && !before.thirdPartyAsked(),
            MEASURES_10_3,
            "withheld",
            "以第三方合法权益为由不予公开的，须先书面征求第三方意见（公开条例第三十二条）。")
        .refuseIf(
            outcome == Outcome.STILL_UNCLEAR && !before.corrected(),
            MEASURES_10_3,
            "outcome",
            "没有告知补正、收到补正，不能以“补正后仍不明确”答复（公开条例第三十条）。")
        .refuseIf(
            outcome == Outcome.EXCESSIVE && !before.reasonsAsked(),
            MEASURES_10_3,
            "outcome",
            "须先要求申请人说明理由，理由不合理或者到期没有说明的，才能告知不予处理（公开条例第三十五条）。")
        .throwIfAny();
  }

  private void demand(Violations.Gathering found, Need need, String why) {
    found.refuseIf(
        of(need).length() < 2,
        MEASURES_10_3,
        need.name(),
        "%s“%s”的答复须写明“%s”（公开条例%s）。"
            .formatted(why, outcome.label(), need.label(), outcome.article()));
  }
}
