package org.shenfa.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

@DisplayName("征求意见不到三十天的，写明理由")
class ShortPeriodsTests {
  private static List<Finding> found(@Nullable LocalDate closes) {
    var fields =
        closes == null
            ? List.<FieldText>of()
            : List.of(new FieldText(FieldText.CLOSES, closes + " 17:30", true));
    var draft = new Material("危险化学品管理办法（征求意见稿）", "<p>第一条</p>", "", List.of(), fields, closes);
    return Rulebook.check(draft, Screened.known()).stream()
        .filter(f -> f.rule().equals(ShortPeriods.RULE))
        .toList();
  }

  @Test
  @Proves(Clause.MEASURES_20_2)
  @DisplayName("二十九天须说明，三十天不说；换了截止时间，理由要另写")
  void underThirtyDays() {
    assertThat(found(Screened.TODAY.plusDays(30))).isEmpty();
    assertThat(found(null)).isEmpty();
    var short29 = found(Screened.TODAY.plusDays(29));
    assertThat(short29)
        .singleElement()
        .satisfies(f -> assertThat(f.verdict()).isEqualTo(Verdict.REASON))
        .satisfies(f -> assertThat(f.place().file()).isEqualTo("截止时间"))
        .satisfies(f -> assertThat(f.sentence()).contains("29 天", "规章制定程序条例第十五条"));
    assertThat(found(Screened.TODAY.plusDays(7)).getFirst().key())
        .isNotEqualTo(short29.getFirst().key());
  }
}
