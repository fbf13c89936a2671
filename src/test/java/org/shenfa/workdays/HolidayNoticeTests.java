package org.shenfa.workdays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;

@DisplayName("从放假通知的原文读出日子")
class HolidayNoticeTests {
  private static final String OF_2025 =
      """
      一、元旦：1月1日（周三）放假1天，不调休。
      二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
      三、清明节：4月4日（周五）至6日（周日）放假，共3天。
      四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
      五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
      六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
      节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
      """;
  private static final String OF_2026 =
      """
      一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
      二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
      三、清明节：4月4日（周六）至6日（周一）放假，共3天。
      四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
      五、端午节：6月19日（周五）至21日（周日）放假，共3天。
      六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
      七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
      """;

  static Stream<Arguments> notices() {
    return Stream.of(Arguments.of(2025, OF_2025), Arguments.of(2026, OF_2026));
  }

  @ParameterizedTest(name = "{0} 年")
  @MethodSource("notices")
  @DisplayName("通知原文读出来的，与历书所载每一天都一样")
  void everyDayIsAsTheAlmanacHasIt(int year, String text) {
    var read = HolidayNotice.read(year, text).days();
    var all = LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)).toList();
    assertThat(working(all, read))
        .isEqualTo(
            all.stream()
                .collect(
                    Collectors.toMap(
                        d -> d, d -> Almanac.day(d).counted(), (a, b) -> a, TreeMap::new)));
  }

  private static Map<LocalDate, Boolean> working(
      java.util.List<LocalDate> all, Map<LocalDate, Boolean> read) {
    return all.stream()
        .collect(
            Collectors.toMap(
                d -> d,
                d -> read.getOrDefault(d, d.getDayOfWeek().getValue() < 6),
                (a, b) -> a,
                TreeMap::new));
  }

  @Test
  @DisplayName("跨年的放假写明年份；不写的，读不出来要说")
  void aHolidayOverNewYearNamesItsYears() {
    assertThat(HolidayNotice.read(2028, "元旦：2027年12月31日至2028年1月2日放假，共3天。").days())
        .containsOnlyKeys(day("2027-12-31"), day("2028-01-01"), day("2028-01-02"));
    assertThat(said(2028, "元旦：12月31日至1月2日放假，共3天。")).contains("跨年的请写明年份");
  }

  @Test
  @DisplayName("周几不对、天数不对、没有这一天、什么也没有，都说清楚是哪一句")
  void whatDoesNotFitIsSaid() {
    assertThat(said(2027, OF_2026)).contains("2027年1月1日是周五，通知里写的是周四");
    assertThat(said(2026, "清明节：4月4日至6日放假，共4天。")).contains("共4天").contains("读出来是 3 天");
    assertThat(said(2026, "2月30日上班。")).contains("没有这一天");
    assertThat(said(2026, "各地要安排好值班。")).contains("没有读出一个");
  }

  private static String said(int year, String text) {
    var all = new java.util.ArrayList<String>();
    assertThatThrownBy(() -> HolidayNotice.read(year, text))
        .isInstanceOfSatisfying(
            Violations.class, v -> v.all().stream().map(Violation::sentence).forEach(all::add));
    return String.join("\n", all);
  }

  private static LocalDate day(String iso) {
    return LocalDate.parse(iso);
  }
}
