package org.shenfa.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

@DisplayName("第二十五条 排班：每天一人，工作日、周末、节假日分开均摊")
class RotaTests {
  private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

  private static Reader reader(long id, Set<LocalDate> away) {
    return new Reader(id, "人" + id, Map.of(), null, away);
  }

  private static DayKind kind(LocalDate day) {
    if (day.getDayOfMonth() <= 3 && day.getMonthValue() == 1) {
      return DayKind.HOLIDAY;
    }
    return day.getDayOfWeek().getValue() > 5 ? DayKind.WEEKEND : DayKind.WORKING;
  }

  private static List<LocalDate> days(int count) {
    return DAY.datesUntil(DAY.plusDays(count)).toList();
  }

  @Test
  @Proves(Clause.MEASURES_25_1)
  @DisplayName("任何人数、任何请假：每天至多一人，请假的不排，没人能排的才空；分给各人的每种日子相差不过两天")
  void everyDayHasOneAndTurnsAreEven() {
    var seed = Long.getLong("shenfa.seed", System.nanoTime());
    var random = new Random(seed);
    for (var round = 0; round < 60; round++) {
      var many = 2 + random.nextInt(9);
      var leave = round % 2 == 0;
      var readers =
          IntStream.range(0, many)
              .mapToObj(i -> reader(i, leave ? Set.of() : someDays(random)))
              .toList();
      var days = days(30 + random.nextInt(90));
      var proposed = Rota.propose(days, Map.of(), readers, RotaTests::kind);
      for (var day : days) {
        var could = readers.stream().anyMatch(r -> !r.away().contains(day));
        assertThat(proposed.containsKey(day)).as("seed %d, %s", seed, day).isEqualTo(could);
      }
      proposed.forEach((day, who) ->
          assertThat(readers.get((int) (long) who).away()).as("seed %d", seed).doesNotContain(day));
      if (leave) {
        even(proposed, many, seed);
      }
    }
  }

  private static Set<LocalDate> someDays(Random random) {
    var away = new HashSet<LocalDate>();
    var from = DAY.plusDays(random.nextInt(60));
    from.datesUntil(from.plusDays(1 + random.nextInt(20))).forEach(away::add);
    return away;
  }

  private static void even(Map<LocalDate, Long> proposed, int many, long seed) {
    for (var kind : DayKind.values()) {
      var had = new HashMap<Long, Integer>();
      IntStream.range(0, many).forEach(i -> had.put((long) i, 0));
      proposed.forEach((day, who) -> had.merge(who, kind(day) == kind ? 1 : 0, Integer::sum));
      var most = had.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
      var least = had.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
      assertThat(most - least).as("seed %d, %s %s", seed, kind, had).isLessThanOrEqualTo(2);
    }
  }

  @Test
  @DisplayName("三人以上不连着两天；已经排好的不动，也算进去")
  void nobodyTwoDaysRunning() {
    var readers = IntStream.range(0, 3).mapToObj(i -> reader(i, Set.of())).toList();
    var taken = Map.of(DAY.plusDays(2), 0L, DAY.plusDays(3), 0L);
    var free = days(20).stream().filter(d -> !taken.containsKey(d)).toList();
    var proposed = Rota.propose(free, taken, readers, RotaTests::kind);
    var whole = new HashMap<LocalDate, Long>(taken);
    whole.putAll(proposed);
    assertThat(proposed).doesNotContainKeys(DAY.plusDays(2), DAY.plusDays(3));
    for (var day : days(19)) {
      if (!taken.containsKey(day) || !taken.containsKey(day.plusDays(1))) {
        assertThat(whole.get(day)).as("%s", day).isNotEqualTo(whole.get(day.plusDays(1)));
      }
    }
  }

  @Test
  @DisplayName("去年周末值得少的先排周末；一个人也没有就空着")
  void whoHadFewestComesFirst() {
    var saturday = LocalDate.of(2026, 12, 5);
    var often = new Reader(1, "甲", Map.of(DayKind.WEEKEND, 9), null, Set.of());
    var seldom =
        new Reader(2, "乙", Map.of(DayKind.WORKING, 40, DayKind.WEEKEND, 8), null, Set.of());
    assertThat(Rota.propose(List.of(saturday), Map.of(), List.of(often, seldom), RotaTests::kind))
        .containsExactly(Map.entry(saturday, 2L));
    assertThat(Rota.propose(List.of(saturday), Map.of(), List.of(), RotaTests::kind)).isEmpty();
  }
}
