package org.shenfa.boards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.boards.BoardCharts.Counted;
import org.shenfa.boards.BoardCharts.Lists;
import org.shenfa.boards.Chart.Series;
import org.shenfa.boards.Chart.Shape;
import org.shenfa.boards.Chart.Tone;
import org.shenfa.boards.MonthTallies.SiteMonth;
import org.shenfa.boards.MonthTallies.UnitMonth;
import org.shenfa.boards.OpenWork.Tally;
import org.shenfa.boards.WeeklyFacts.Done;
import org.shenfa.boards.WeeklyFacts.Released;
import org.shenfa.boards.YearlyTable.Filled;
import org.shenfa.columns.Category;

@DisplayName("看板的编排：同样的事实，图、表、月报、年报说一样的数")
class BoardChartsTests {
  private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 26);
  private static final Map<Long, String> NAMES = Map.of(1L, "办公室", 2L, "危化监管处", 3L, "临江市局");

  @Test
  @DisplayName("周从周一起，今天所在的一周在最后")
  void weeksBeginOnMonday() {
    var weeks = Weeks.until(THURSDAY, 3);
    assertThat(weeks.mondays())
        .containsExactly(
            LocalDate.of(2026, 11, 9), LocalDate.of(2026, 11, 16), LocalDate.of(2026, 11, 23));
    assertThat(weeks.labels()).containsExactly("11月9日", "11月16日", "11月23日");
    assertThat(Weeks.until(LocalDate.of(2026, 11, 29), 1).first())
        .isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(Weeks.days(LocalDate.of(2026, 11, 23))).isEqualTo("from=2026-11-23&to=2026-11-29");
  }

  @Test
  @DisplayName("每周发布：各类分开，单位分开，点开的是同一周、同一类")
  void releasesByWeekAndCategory() {
    var weeks = Weeks.until(THURSDAY, 2);
    var facts =
        List.of(
            new Released(LocalDate.of(2026, 11, 16), 1, Category.NEWS, 2),
            new Released(LocalDate.of(2026, 11, 16), 2, Category.NEWS, 3),
            new Released(LocalDate.of(2026, 11, 23), 2, Category.GOVERNMENT_INFORMATION, 4),
            new Released(LocalDate.of(2026, 11, 2), 2, Category.NEWS, 9));
    var all = BoardCharts.releases(weeks, facts, 0, Lists.ITEMS, "");
    assertThat(values(all, "新闻信息")).containsExactly(5, 0);
    assertThat(values(all, "政府信息")).containsExactly(0, 4);
    assertThat(all.sum(0)).isEqualByComparingTo("5");
    assertThat(all.series().get(1).links().getFirst())
        .isEqualTo("/desk/items?dated=RELEASED&from=2026-11-16&to=2026-11-22&category=NEWS");
    var one = BoardCharts.releases(weeks, facts, 2, Lists.UNITS, "");
    assertThat(values(one, "新闻信息")).containsExactly(3, 0);
    assertThat(one.series().getFirst().links().getFirst())
        .isEqualTo("/desk/units?from=2026-11-16&to=2026-11-22");
    assertThat(BoardCharts.releasedBy(weeks, facts, NAMES, THURSDAY).labels())
        .containsExactly("危化监管处", "办公室");
  }

  @Test
  @DisplayName("在办：按种类依次，按单位超期多的在前；没有事的单位不列")
  void openWorkIsAddedUp() {
    var work =
        List.of(
            new Tally(WorkKind.ITEM, 1, 5, 0),
            new Tally(WorkKind.LETTER, 1, 1, 0),
            new Tally(WorkKind.ITEM, 2, 0, 2),
            new Tally(WorkKind.ORDER, 2, 1, 1));
    var units = BoardCharts.byUnit(work, NAMES);
    assertThat(units.labels()).containsExactly("危化监管处", "办公室");
    assertThat(values(units, "已经超期")).containsExactly(3, 0);
    assertThat(values(units, "没有超期")).containsExactly(1, 6);
    var kinds = BoardCharts.byKind(work, (kind, late) -> late ? kind.lateList() : kind.list());
    assertThat(kinds.labels()).hasSize(WorkKind.values().length).startsWith("稿件", "等答复的来信");
    assertThat(kinds.sum(0)).isEqualByComparingTo("7");
    assertThat(kinds.series().get(1).links().getFirst()).contains("overdue=on");
  }

  @Test
  @DisplayName("等了多久：一、四、六个工作日是三条界")
  void lettersByWaiting() {
    assertThat(values(BoardCharts.waiting(List.of(0, 1, 2, 4, 5, 6, 7, 40), ""), "来信"))
        .containsExactly(2, 2, 2, 2);
  }

  @Test
  @DisplayName("几种事算一组：每周相加；全是零的不画图")
  void countedTogether() {
    var weeks = Weeks.until(THURSDAY, 2);
    var facts =
        List.of(
            new Done(LocalDate.of(2026, 11, 23), "RELEASED", 1),
            new Done(LocalDate.of(2026, 11, 23), "CONFIRMED", 2),
            new Done(LocalDate.of(2026, 11, 23), "LOOKED", 7));
    var series = List.of(new Counted("发布和确认", Tone.ACC, List.of("RELEASED", "CONFIRMED")));
    var chart = BoardCharts.weekly("c", "题", Shape.STACKED, "次", weeks, facts, series, "");
    assertThat(values(chart, "发布和确认")).containsExactly(0, 3);
    assertThat(chart.empty()).isFalse();
    assertThat(
            BoardCharts.weekly("c", "题", Shape.STACKED, "次", weeks, List.of(), series, "").empty())
        .isTrue();
  }

  @Test
  @DisplayName("画图用的数据就是表里的数；名目和数对不上的不成图")
  void theDrawingIsMadeOfTheTable() {
    var chart =
        Chart.of(
            "c",
            "题",
            Shape.ROWS,
            "件",
            "单位",
            List.of("甲<乙>"),
            List.of(Series.of("数", Tone.BAD, List.of(3), List.of("/desk/x"))));
    assertThat(chart.json())
        .contains("\"values\":[3]", "\"links\":[\"/desk/x\"]", "\"tone\":\"bad\"", "甲<乙>")
        .doesNotContain("mark");
    assertThatThrownBy(() ->
            Chart.of(
                "c",
                "题",
                Shape.ROWS,
                "件",
                "单位",
                List.of("甲", "乙"),
                List.of(Series.of("数", Tone.BAD, List.of(3), List.of("")))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("月报：全厅是各单位相加；信里的数和页上的数一样；存下再读出不变")
  void theMailSaysWhatThePageSays() {
    var month = YearMonth.of(2026, 10);
    var units =
        List.of(
            new UnitMonth(1, "办公室", 4, 3, 1, 2, 1, 0, 0, 1, 1, 0, 0),
            new UnitMonth(2, "危化监管处", 6, 5, 0, 3, 3, 1, 0, 0, 0, 2, 1));
    var report =
        MonthlyReport.of(
            units,
            new SiteMonth(9, 8, 4, 3, 29, 1, 1),
            Optional.empty(),
            month,
            List.of(new Tally(WorkKind.ITEM, 1, 5, 2)));
    assertThat(words(report, "首次发布")).isEqualTo("8 件");
    assertThat(words(report, "四个工作日内提出答复意见")).isEqualTo("到期 5 件，其中 4 件");
    assertThat(words(report, "督办逾期未整改")).isEqualTo("1 份");
    assertThat(words(report, "稿件")).isEqualTo("7 件，其中超期 2 件");
    assertThat(MonthlyReport.read(report.json())).isEqualTo(report);
    var mail = report.text("https://desk.example/desk/boards/months/2026-10");
    report
        .sections()
        .forEach(s ->
            s.lines().forEach(l -> assertThat(mail).contains("  " + l.label() + "：" + l.words())));
    assertThat(mail).contains("2026年10月", "https://desk.example/desk/boards/months/2026-10");

    var own = MonthlyReport.of(units.getLast(), month, List.of(new Tally(WorkKind.ITEM, 1, 5, 2)));
    assertThat(words(own, "首次发布")).isEqualTo("5 件");
    assertThat(own.units()).isEmpty();
    assertThat(own.sections()).noneMatch(s -> s.title().contains("在办"));
  }

  @Test
  @DisplayName("年度报表：缺的行说得出来；相加不对的指出来；表格程序不会把内容当公式")
  void theTableOfAYear() {
    var table =
        new YearlyTable(
            2026,
            List.of(
                new Filled(YearLine.RELEASED, "10", "", ""),
                new Filled(YearLine.NEWS, "8", "", ""),
                new Filled(YearLine.CATALOGUE, "3", "", ""),
                new Filled(YearLine.PROBLEMS, "1", "", ""),
                new Filled(YearLine.FIXED, "2", "", ""),
                new Filled(YearLine.HOST, "=1+1", "吴某，2027-01-05", "")));
    assertThat(table.missing())
        .hasSize(YearLine.values().length - 6)
        .doesNotContain(YearLine.RELEASED)
        .contains(YearLine.ICP);
    assertThat(table.doubts())
        .containsExactly("概况类、政务动态、信息公开目录相加是 11，超过信息发布总数 10。", "问题整改数量超过发现问题数量。");
    assertThat(table.csv()).startsWith("\ufeff部分,项目").contains("\"'=1+1\"", "\"信息发布总数\",\"10\"");
    assertThat(YearlyTables.due(2026)).isEqualTo(LocalDate.of(2027, 1, 31));
    assertThat(Arrays.stream(YearLine.values()).map(l -> l.part().label()).distinct())
        .containsSubsequence("信息发布", "专栏专题", "解读回应", "办事服务", "互动交流", "安全防护", "移动新媒体", "创新发展");
  }

  private static List<Integer> values(Chart chart, String name) {
    return chart.series().stream()
        .filter(s -> s.name().equals(name))
        .flatMap(s -> s.values().stream())
        .map(BigDecimal::intValueExact)
        .toList();
  }

  private static String words(MonthlyReport report, String label) {
    return report.sections().stream()
        .flatMap(s -> s.lines().stream())
        .filter(l -> l.label().equals(label))
        .map(MonthlyReport.Line::words)
        .findFirst()
        .orElseThrow();
  }
}
