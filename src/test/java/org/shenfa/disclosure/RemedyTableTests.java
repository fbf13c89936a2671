package org.shenfa.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

@DisplayName("年度报告表四：行政复议、行政诉讼")
class RemedyTableTests {
  private static Remedy remedy(
      RemedyWay way, String on, @Nullable RemedyResult result, @Nullable String ended) {
    return new Remedy(
        0,
        way,
        "文号",
        LocalDate.parse(on),
        result,
        "",
        ended == null ? null : LocalDate.parse(ended));
  }

  private static final List<Remedy> ALL =
      List.of(
          remedy(RemedyWay.RECONSIDERATION, "2025-03-01", RemedyResult.UPHELD, "2025-05-01"),
          remedy(RemedyWay.RECONSIDERATION, "2025-11-01", RemedyResult.CORRECTED, "2026-01-10"),
          remedy(RemedyWay.RECONSIDERATION, "2026-02-01", null, null),
          remedy(RemedyWay.SUIT, "2026-02-01", RemedyResult.OTHER, "2026-08-01"),
          remedy(RemedyWay.SUIT_AFTER, "2025-06-01", null, null),
          remedy(RemedyWay.SUIT_AFTER, "2027-01-01", null, null));

  @Test
  @Proves(Clause.MEASURES_10_3)
  @DisplayName("按结果那年计；没有结果的，每年都是尚未审结；还没有提起的不计")
  void countedInTheYearOfItsResult() {
    var table = RemedyTable.of(2026, ALL);
    assertThat(table.of(RemedyWay.RECONSIDERATION, RemedyResult.UPHELD)).isZero();
    assertThat(table.of(RemedyWay.RECONSIDERATION, RemedyResult.CORRECTED)).isEqualTo(1);
    assertThat(table.of(RemedyWay.RECONSIDERATION, null)).isEqualTo(1);
    assertThat(table.total(RemedyWay.RECONSIDERATION)).isEqualTo(2);
    assertThat(table.of(RemedyWay.SUIT, RemedyResult.OTHER)).isEqualTo(1);
    assertThat(table.total(RemedyWay.SUIT_AFTER)).isEqualTo(1);
    var before = RemedyTable.of(2025, ALL);
    assertThat(before.of(RemedyWay.RECONSIDERATION, null)).isEqualTo(1);
    assertThat(before.total(RemedyWay.RECONSIDERATION)).isEqualTo(2);
    assertThat(before.total(RemedyWay.SUIT)).isZero();
  }
}
