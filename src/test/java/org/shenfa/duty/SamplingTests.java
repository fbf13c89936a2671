package org.shenfa.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("读网抽样：久未读的、看的人多的、带附件的多抽")
class SamplingTests {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

  private static Sampling.Page page(long id, @Nullable LocalDate read, long views, int files) {
    return new Sampling.Page(id, "/a" + id, "页" + id, DAY.minusDays(200), read, views, files);
  }

  @Test
  @DisplayName("同一天抽得一样，换一天就不一样；没有重复，不够的全抽")
  void theDayIsTheSeed() {
    var pages = IntStream.range(0, 40).mapToObj(i -> page(i, DAY.minusDays(i), i, 0)).toList();
    var drawn = Sampling.draw(pages, 10, DAY);
    assertThat(drawn)
        .hasSize(10)
        .doesNotHaveDuplicates()
        .isEqualTo(Sampling.draw(pages.reversed(), 10, DAY));
    assertThat(Sampling.draw(pages, 10, DAY.plusDays(1))).isNotEqualTo(drawn);
    assertThat(Sampling.draw(pages.subList(0, 3), 10, DAY)).hasSize(3);
    assertThat(Sampling.draw(List.of(), 10, DAY)).isEmpty();
  }

  @Test
  @DisplayName("一千天里，分量重的页抽到的次数多")
  void whatWeighsMoreComesOftener() {
    var fresh = page(1, DAY.minusDays(1), 0, 0);
    var stale = page(2, null, 0, 0);
    var busy = page(3, DAY.minusDays(1), 5_000, 2);
    var times = new HashMap<Long, Integer>();
    for (var n = 0; n < 1_000; n++) {
      var day = DAY.plusDays(n);
      var moved =
          List.of(
              page(1, day.minusDays(1), 0, 0),
              new Sampling.Page(2, "/a2", "页2", day.minusDays(200), null, 0, 0),
              page(3, day.minusDays(1), 5_000, 2));
      Sampling.draw(moved, 1, day).forEach(p -> times.merge(p.item(), 1, Integer::sum));
    }
    assertThat(stale.weight(DAY)).isGreaterThan(fresh.weight(DAY));
    assertThat(busy.weight(DAY)).isGreaterThan(fresh.weight(DAY));
    assertThat(times.get(2L)).isGreaterThan(3 * times.getOrDefault(1L, 0));
    assertThat(times.get(3L)).isGreaterThan(3 * times.getOrDefault(1L, 0));
  }
}
