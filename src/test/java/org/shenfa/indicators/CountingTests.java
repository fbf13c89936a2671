package org.shenfa.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shenfa.indicators.LimitsOfLaw.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shenfa.Shenfa;
import org.shenfa.indicators.Freshness.State;
import org.shenfa.inspection.Visit;

@DisplayName("检查指标的算法：可用性、更新期限")
class CountingTests {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(Shenfa.ZONE).toInstant();
  }

  /** Visits every half hour of a number of days before noon of the day. */
  private static List<Visit> visits(int days, int slow) {
    var all = new ArrayList<Visit>();
    var noon = at("2026-11-26T12:00");
    for (var n = 0; n < days * 48; n++) {
      all.add(new Visit(noon.minus(Duration.ofMinutes(30L * n)), n < slow ? 16_000 : 300, true));
    }
    return all;
  }

  private static Availability of(List<Visit> visits) {
    return Availability.of(visits, at("2026-11-26T12:00"), NOW);
  }

  @Test
  @DisplayName("验收 32：首页 20 次访问两次用了 16 秒，按指标计入；只有一次，不报警")
  void twoSlowVisitsOfTwentyCountAndOneBlipDoesNot() {
    var twenty = visits(1, 0).subList(0, 18);
    var slow = new Visit(at("2026-11-26T11:10"), 16_000, true);
    var twice = new ArrayList<>(twenty);
    twice.add(slow);
    twice.add(new Visit(at("2026-11-26T10:10"), 16_000, true));
    var counted = of(twice);
    assertThat(counted.visits()).isEqualTo(20);
    assertThat(counted.failed()).isEqualTo(2);
    assertThat(counted.share()).isEqualTo(10);
    assertThat(counted.over()).isTrue();
    assertThat(counted.whole()).as("a week was not watched yet").isFalse();

    var once = new ArrayList<>(visits(1, 0).subList(0, 19));
    once.add(slow);
    assertThat(of(once).failed()).isEqualTo(1);
    assertThat(of(once).over()).isFalse();
    assertThat(of(once).near()).isFalse();
  }

  @Test
  @DisplayName("15 秒整算一次失败，14.999 秒不算；打不开的算；一周以前的不算")
  void fifteenSecondsAreTheEdge() {
    assertThat(new Visit(Instant.EPOCH, 15_000, true).failed(15)).isTrue();
    assertThat(new Visit(Instant.EPOCH, 14_999, true).failed(15)).isFalse();
    assertThat(new Visit(Instant.EPOCH, 20, false).failed(15)).isTrue();
    var old = new ArrayList<>(visits(8, 0));
    old.add(new Visit(at("2026-11-19T11:59"), 20, false));
    assertThat(of(old).failed()).isZero();
    assertThat(of(old).visits()).isEqualTo(7 * 48);
    assertThat(of(old).whole()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"16,false,true", "9,false,true", "8,false,false", "17,true,true"})
  @DisplayName("一周 336 次访问，失败 17 次达到 5%，8 次还不到一半")
  void fivePerCentOfTheWeek(int slow, boolean over, boolean near) {
    var counted = of(visits(7, slow));
    assertThat(counted.over()).isEqualTo(over);
    assertThat(counted.near()).isEqualTo(near);
  }

  private static Freshness fresh(@Nullable String last, String window, boolean excused) {
    return Freshness.of(
        last == null ? null : LocalDate.parse(last),
        LocalDate.of(2026, 1, 1),
        Period.parse(window),
        80,
        excused,
        DAY);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-26,P14D,FRESH",
    "2026-11-15,P14D,FRESH",
    "2026-11-14,P14D,NEAR",
    "2026-11-12,P14D,NEAR",
    "2026-11-11,P14D,STALE",
    "2026-05-26,P6M,NEAR",
    "2026-05-25,P6M,STALE",
    "2026-07-03,P6M,FRESH",
    "2026-07-01,P6M,NEAR",
    "2025-11-26,P1Y,NEAR",
    "2025-11-25,P1Y,STALE",
    "2026-08-31,P6M,FRESH"
  })
  @DisplayName("验收 33：栏目期限过去八成是“临近”，过了是“不更新”：两周、半年、一年")
  void atEightyPerCentAColumnIsNear(String last, String window, State state) {
    assertThat(fresh(last, window, false).state()).isEqualTo(state);
  }

  @Test
  @DisplayName("验收 33：十天的期限，第八天起临近；没有内容的是空白；核定为静态的才不计")
  void emptyAndStaticAreSaid() {
    var ten = fresh("2026-11-18", "P10D", false);
    assertThat(ten.near()).isEqualTo(DAY);
    assertThat(ten.left(DAY)).isEqualTo(3);
    assertThat(fresh(null, "P14D", false).state()).isEqualTo(State.EMPTY);
    assertThat(fresh("2020-01-01", "P14D", true).state()).isEqualTo(State.STATIC);
    assertThat(fresh("2020-01-01", "P14D", false).state()).isEqualTo(State.STALE);
  }
}
