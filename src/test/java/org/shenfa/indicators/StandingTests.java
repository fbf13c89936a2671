package org.shenfa.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shenfa.indicators.LimitsOfLaw.NOW;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.indicators.Evidence.ColumnFact;
import org.shenfa.indicators.Evidence.FeedbackFact;
import org.shenfa.indicators.Evidence.GuideFact;
import org.shenfa.indicators.Evidence.LetterFact;
import org.shenfa.indicators.IndicatorLine.Outcome;
import org.shenfa.indicators.Standing.Verdict;
import org.shenfa.inspection.Fault;
import org.shenfa.inspection.FaultDecision;
import org.shenfa.inspection.FaultKind;
import org.shenfa.inspection.FaultLine;
import org.shenfa.inspection.Visit;

@DisplayName("若今天检查：指标、扣分、预报")
class StandingTests {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
  private static final Instant AT = DAY.atTime(9, 0).atZone(Shenfa.ZONE).toInstant();

  /** Facts of a site in order, with parts that a test replaces. */
  private record Facts(
      List<Visit> visits,
      @Nullable LocalDate home,
      List<ColumnFact> columns,
      List<LetterFact> letters,
      List<FeedbackFact> feedback,
      List<GuideFact> guides,
      Map<FaultKind, List<FaultLine>> faults,
      boolean served) {
    static Facts good() {
      var visits =
          IntStream.range(0, 336)
              .mapToObj(n -> new Visit(AT.minus(Duration.ofMinutes(30L * n)), 200, true))
              .toList();
      return new Facts(
          visits,
          DAY,
          List.of(column("gzdt", ColumnClass.NEWS, DAY, false)),
          List.of(),
          List.of(),
          List.of(new GuideFact("2026-0001", "许可", null, List.of())),
          Map.of(),
          true);
    }

    Facts columns(List<ColumnFact> other) {
      return new Facts(visits, home, other, letters, feedback, guides, faults, served);
    }

    Facts letters(LetterFact... other) {
      return new Facts(visits, home, columns, List.of(other), feedback, guides, faults, served);
    }

    Facts faults(FaultLine... all) {
      return new Facts(
          visits,
          home,
          columns,
          letters,
          feedback,
          guides,
          List.of(all).stream()
              .collect(java.util.stream.Collectors.groupingBy(l -> l.fault().kind())),
          served);
    }

    Facts guides(List<GuideFact> other) {
      return new Facts(visits, home, columns, letters, feedback, other, faults, served);
    }

    Facts home(@Nullable LocalDate other) {
      return new Facts(visits, other, columns, letters, feedback, guides, faults, served);
    }

    Evidence evidence() {
      return new Evidence(AT, visits, home, columns, letters, feedback, guides, faults, served);
    }

    Standing standing() {
      return Standing.on(DAY, evidence(), NOW);
    }
  }

  private static ColumnFact column(
      String slug, ColumnClass kind, @Nullable LocalDate last, boolean excused) {
    return new ColumnFact(slug, slug, slug, kind, true, last, DAY.minusYears(2), excused);
  }

  private static List<ColumnFact> columns(int count, ColumnClass kind, @Nullable LocalDate last) {
    return IntStream.range(0, count).mapToObj(n -> column("c" + n, kind, last, false)).toList();
  }

  private static FaultLine fault(FaultKind kind, @Nullable FaultDecision decision) {
    return new FaultLine(
        1,
        new Fault(kind, "/a.html", "正文", "词", "错"),
        1,
        "处",
        null,
        AT,
        AT,
        true,
        decision,
        "",
        "",
        null);
  }

  @Test
  @DisplayName("样样都好的网站：一百分，合格，没有预报以外的事")
  void aSiteInOrderPasses() {
    var standing = Facts.good().standing();
    assertThat(standing.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(standing.score()).isEqualByComparingTo("100");
    assertThat(standing.lines()).hasSize(Indicator.values().length);
    assertThat(standing.lines()).allMatch(l -> l.outcome() == Outcome.FINE);
  }

  @Test
  @DisplayName("单项否决：四个不更新的不否决，五个否决；通知政策类只看一级栏目；静态核定的不计")
  void fiveStaleColumnsVeto() {
    var stale = DAY.minusDays(15);
    var four = Facts.good().columns(columns(4, ColumnClass.NEWS, stale)).standing();
    assertThat(four.verdict()).isEqualTo(Verdict.DOUBTFUL);
    assertThat(four.of(Indicator.COLUMNS_STALE).outcome()).isEqualTo(Outcome.NEAR);
    var five = Facts.good().columns(columns(5, ColumnClass.NEWS, stale)).standing();
    assertThat(five.verdict()).isEqualTo(Verdict.VETOED);
    assertThat(five.of(Indicator.COLUMNS_STALE).proofs()).hasSize(5);
    var mixed = new ArrayList<>(columns(4, ColumnClass.NEWS, stale));
    mixed.add(
        new ColumnFact(
            "z",
            "z",
            "z",
            ColumnClass.NOTICES,
            false,
            DAY.minusYears(1),
            DAY.minusYears(2),
            false));
    assertThat(Facts.good().columns(mixed).standing().of(Indicator.COLUMNS_STALE).outcome())
        .as("a second-level column of notices")
        .isEqualTo(Outcome.NEAR);
    mixed.set(4, column("s", ColumnClass.NEWS, stale, true));
    assertThat(Facts.good().columns(mixed).standing().of(Indicator.COLUMNS_STALE).outcome())
        .as("agreed to be static")
        .isEqualTo(Outcome.NEAR);
  }

  @Test
  @DisplayName("单项否决：空白栏目五个，应更新未更新的十个")
  void blankAndLongStaleColumnsVeto() {
    var blank = Facts.good().columns(columns(5, ColumnClass.OTHER, null)).standing();
    assertThat(blank.of(Indicator.COLUMNS_BLANK).outcome()).isEqualTo(Outcome.FAILED);
    var nine = columns(9, ColumnClass.OTHER, DAY.minusYears(2));
    assertThat(Facts.good().columns(nine).standing().of(Indicator.COLUMNS_LONG_STALE).outcome())
        .isEqualTo(Outcome.NEAR);
    var ten = columns(10, ColumnClass.OTHER, DAY.minusYears(2));
    assertThat(Facts.good().columns(ten).standing().of(Indicator.COLUMNS_LONG_STALE).outcome())
        .isEqualTo(Outcome.FAILED);
  }

  @Test
  @DisplayName("严重问题由人认定：只是发现的不否决，认定属实的否决")
  void onlyWhatAPersonAcceptedVetoes() {
    var found = Facts.good().faults(fault(FaultKind.SECRECY, null)).standing();
    assertThat(found.of(Indicator.SERIOUS).outcome()).isEqualTo(Outcome.NEAR);
    assertThat(found.verdict()).isEqualTo(Verdict.DOUBTFUL);
    var accepted = Facts.good().faults(fault(FaultKind.SECRECY, FaultDecision.ACCEPTED)).standing();
    assertThat(accepted.verdict()).isEqualTo(Verdict.VETOED);
  }

  @Test
  @DisplayName("留言：三个月没有答复单项否决，一年以前的不看；五个工作日扣分")
  void oldLettersVetoAndLateOnesCost() {
    var old = new LetterFact("1", DAY.minusMonths(3).minusDays(1), DAY.minusMonths(2), 1);
    var edge = new LetterFact("2", DAY.minusMonths(3), DAY.minusMonths(2), 1);
    var ancient = new LetterFact("3", DAY.minusYears(1).minusDays(1), null, 1);
    assertThat(Facts.good().letters(old).standing().verdict()).isEqualTo(Verdict.VETOED);
    assertThat(Facts.good().letters(edge).standing().of(Indicator.ANSWERS).outcome())
        .isEqualTo(Outcome.NEAR);
    assertThat(Facts.good().letters(ancient).standing().of(Indicator.ANSWERS).outcome())
        .isEqualTo(Outcome.FINE);
    var late = new LetterFact("4", DAY.minusDays(9), DAY.minusDays(1), 1);
    var today = new LetterFact("5", DAY.minusDays(8), DAY, 1);
    assertThat(Facts.good().letters(late, today).standing().of(Indicator.REPLIES).points())
        .isEqualByComparingTo("2");
  }

  @Test
  @DisplayName("一项里扣的分不超过这一项的分值；总分不到六十分不合格")
  void pointsStopAtWhatAnIndicatorHas() {
    var links =
        IntStream.range(0, 40)
            .mapToObj(n -> fault(FaultKind.DEAD_LINK, null))
            .toArray(FaultLine[]::new);
    var standing = Facts.good().faults(links).standing();
    assertThat(standing.of(Indicator.LINKS).points()).isEqualByComparingTo("8");
    assertThat(standing.score()).isEqualByComparingTo("92");
    assertThat(standing.of(Indicator.LINKS).words()).contains("40 处").contains("扣 8 分");
    var everything = new ArrayList<>(List.of(links));
    for (var kind : List.of(FaultKind.WORDING, FaultKind.INTERPRETATION, FaultKind.PAGE_TAGS)) {
      for (var n = 0; n < 20; n++) {
        everything.add(fault(kind, null));
      }
    }
    var poor =
        Facts.good()
            .faults(everything.toArray(FaultLine[]::new))
            .guides(
                IntStream.range(0, 8)
                    .mapToObj(n -> new GuideFact("g", "g", null, List.of("要素" + n)))
                    .toList())
            .standing();
    assertThat(poor.score()).isLessThan(BigDecimal.valueOf(60));
    assertThat(poor.verdict()).isEqualTo(Verdict.FAILED_POINTS);
  }

  @Test
  @DisplayName("办事指南：五件缺四类要素否决；不足五件时件件都缺才否决；没有服务否决")
  void impracticalServicesVeto() {
    var poor = new GuideFact("g", "g", null, List.of("一", "二", "三", "四"));
    var good = new GuideFact("h", "h", null, List.of("一", "二", "三"));
    assertThat(veto(List.of(poor, poor, poor, poor, poor, good))).isEqualTo(Outcome.FAILED);
    assertThat(veto(List.of(poor, poor, poor, good))).isEqualTo(Outcome.FINE);
    assertThat(veto(List.of(poor, poor))).isEqualTo(Outcome.FAILED);
    assertThat(veto(List.of())).isEqualTo(Outcome.FAILED);
  }

  private static Outcome veto(List<GuideFact> guides) {
    return Facts.good().guides(guides).standing().of(Indicator.SERVICES).outcome();
  }

  @Test
  @DisplayName("预报：栏目哪一天判为不更新，哪一天单项否决，首页、留言、征集各是哪一天")
  void theForecastNamesTheDays() {
    var facts =
        Facts.good()
            .columns(columns(5, ColumnClass.NEWS, DAY.minusDays(12)))
            .home(DAY.minusDays(10))
            .letters(new LetterFact("来1", DAY.minusDays(3), DAY.plusDays(4), 1));
    var coming = Forecast.of(facts.evidence(), NOW, DAY);
    assertThat(coming)
        .extracting(c -> c.left(DAY), Forecast.Coming::veto)
        .startsWith(org.assertj.core.groups.Tuple.tuple(3L, true));
    assertThat(coming).filteredOn(c -> c.left(DAY) == 3).hasSize(6);
    assertThat(coming)
        .anySatisfy(c -> {
          assertThat(c.words()).contains("首页不更新");
          assertThat(c.left(DAY)).isEqualTo(5);
          assertThat(c.veto()).isTrue();
        })
        .anySatisfy(c -> {
          assertThat(c.words()).contains("来1");
          assertThat(c.left(DAY)).isEqualTo(5);
        });
    assertThat(Forecast.of(Facts.good().columns(List.of()).evidence(), NOW, DAY))
        .extracting(Forecast.Coming::words)
        .singleElement()
        .asString()
        .contains("首页不更新");
  }

  @Test
  @DisplayName("阈值按日期生效：新的一条从生效那天起算，早先的日子照旧；缺一条不算")
  void thresholdsAreDated() {
    var all = new ArrayList<>(NOW.all());
    all.add(
        new Threshold(Limit.VISIT_SHARE, "3", DAY.plusDays(10), "新指标", Threshold.Mark.UNCONFIRMED));
    assertThat(new Limits(all, DAY).number(Limit.VISIT_SHARE)).isEqualTo(5);
    assertThat(new Limits(all, DAY.plusDays(10)).number(Limit.VISIT_SHARE)).isEqualTo(3);
    assertThatThrownBy(() -> new Limits(all.subList(1, all.size()), DAY))
        .isInstanceOf(IllegalStateException.class);
    assertThat(NOW.of(Limit.NOTICE_WINDOW).words()).isEqualTo("6 个月");
    assertThat(NOW.of(Limit.VISIT_SECONDS).words()).isEqualTo("15 秒");
  }
}
