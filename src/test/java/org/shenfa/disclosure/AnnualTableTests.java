package org.shenfa.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.disclosure.AnnualTable.Counted;

@DisplayName("第十条 依申请公开：年度报告表三由经过算出")
class AnnualTableTests {
  private static Counted one(
      Applicant who, String received, @Nullable String closed, @Nullable AnnualRow row) {
    return new Counted(
        who, LocalDate.parse(received), closed == null ? null : LocalDate.parse(closed), row);
  }

  @Test
  @DisplayName("跨年的申请，当年计新收和结转下年，次年计上年结转和办理结果")
  void aRequestOverTheTurnOfTheYearIsCarried() {
    var all =
        List.of(
            one(Applicant.PERSON, "2025-12-20", "2026-01-10", AnnualRow.PARTLY),
            one(Applicant.COMPANY, "2026-03-01", "2026-03-20", AnnualRow.DISCLOSED),
            one(Applicant.COMPANY, "2026-12-30", null, null),
            one(Applicant.LEGAL, "2024-05-01", "2024-06-01", AnnualRow.NOT_REPEAT));

    var year = AnnualTable.of(2026, all);
    assertThat(year.total(AnnualRow.NEW)).isEqualTo(2);
    assertThat(year.of(AnnualRow.CARRIED, Applicant.PERSON)).isEqualTo(1);
    assertThat(year.of(AnnualRow.PARTLY, Applicant.PERSON)).isEqualTo(1);
    assertThat(year.of(AnnualRow.DISCLOSED, Applicant.COMPANY)).isEqualTo(1);
    assertThat(year.total(AnnualRow.TOTAL)).isEqualTo(2);
    assertThat(year.of(AnnualRow.FORWARD, Applicant.COMPANY)).isEqualTo(1);
    assertThat(year.total(AnnualRow.NOT_REPEAT)).isZero();
    assertThat(AnnualTable.of(2025, all).total(AnnualRow.FORWARD)).isEqualTo(1);
  }

  @Test
  @DisplayName("勾稽关系：第一项加第二项等于第三项加第四项，每一列都是；总计等于各行之和")
  void theTableAddsUpInEveryColumn() {
    var random = new Random(20261126);
    var rows = Arrays.stream(AnnualRow.values()).filter(AnnualRow::result).toList();
    var all = new ArrayList<Counted>();
    for (var n = 0; n < 500; n++) {
      var received = LocalDate.of(2023, 1, 1).plusDays(random.nextInt(1400));
      var open = random.nextInt(5) == 0;
      all.add(
          new Counted(
              Applicant.values()[random.nextInt(6)],
              received,
              open ? null : received.plusDays(random.nextInt(80)),
              open ? null : rows.get(random.nextInt(rows.size()))));
    }
    for (var year = 2022; year <= 2028; year++) {
      var table = AnnualTable.of(year, all);
      for (var who : Applicant.values()) {
        assertThat(table.of(AnnualRow.NEW, who) + table.of(AnnualRow.CARRIED, who))
            .isEqualTo(table.of(AnnualRow.TOTAL, who) + table.of(AnnualRow.FORWARD, who));
        assertThat(rows.stream().mapToInt(r -> table.of(r, who)).sum())
            .isEqualTo(table.of(AnnualRow.TOTAL, who));
      }
    }
  }

  @Test
  @DisplayName("行的次序和用语与格式一致：四项、六类、二十一个细目")
  void theRowsAreThoseOfTheForm() {
    assertThat(Arrays.stream(AnnualRow.values()).filter(AnnualRow::result)).hasSize(21);
    assertThat(Arrays.stream(AnnualRow.values()).map(AnnualRow::heading).distinct())
        .containsExactly(
            "一、本年新收政府信息公开申请数量",
            "二、上年结转政府信息公开申请数量",
            "（一）予以公开",
            "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
            "（三）不予公开",
            "（四）无法提供",
            "（五）不予处理",
            "（六）其他处理",
            "（七）总计",
            "四、结转下年度继续办理");
  }
}
