package org.shenfa.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.figures.Few.Part;

@DisplayName("最小样本：少于二十件不单列，也减不出来")
class FewTests {
  private static List<Part> parts(long... samples) {
    return IntStream.range(0, samples.length).mapToObj(n -> Part.of("项" + n, samples[n])).toList();
  }

  @Test
  @DisplayName("少的合并；合并以后还少，再并一项，不让总数减出来")
  void smallPartsAreJoinedUntilTheyAreEnough() {
    assertThat(Few.joined(parts(100, 12, 9)))
        .containsExactly(Part.of("项0", 100), Part.of("项1、项2合计", 21));
    assertThat(Few.joined(parts(100, 40, 3)))
        .containsExactly(Part.of("项0", 100), Part.of("项1、项2合计", 43));
    assertThat(Few.joined(parts(20, 20))).containsExactly(Part.of("项0", 20), Part.of("项1", 20));
    assertThat(Few.joined(parts(10, 9))).isEmpty();
    assertThat(Few.joined(parts(40, 0))).containsExactly(Part.of("项0", 40));
    assertThat(Few.joined(parts(30, 4, 4, 4, 4, 4)).getLast().name()).isEqualTo("其余 5 项合计");
  }

  @Test
  @DisplayName("任意分布：每一项不少于二十，合起来就是总数，分子跟着分母走")
  void nothingFollowsBySubtraction() {
    var random = new Random(20261126);
    for (var round = 0; round < 5_000; round++) {
      var all =
          LongStream.range(0, 1 + random.nextInt(8))
              .mapToObj(n -> {
                var sample = random.nextInt(60);
                return new Part("项" + n, sample, random.nextInt(sample + 1));
              })
              .toList();
      var told = Few.joined(all);
      var total = all.stream().mapToLong(Part::sample).sum();
      assertThat(told.isEmpty()).as(all.toString()).isEqualTo(total < Few.LEAST);
      assertThat(told).as(all.toString()).allMatch(p -> p.sample() >= Few.LEAST);
      if (!told.isEmpty()) {
        assertThat(told.stream().mapToLong(Part::sample).sum()).isEqualTo(total);
        assertThat(told.stream().mapToLong(Part::part).sum())
            .isEqualTo(all.stream().mapToLong(Part::part).sum());
      }
    }
  }

  @Test
  @DisplayName("两个数相差不到二十，就不同时说")
  void twoNumbersThatDifferByFew() {
    assertThat(Few.subtract(50, 48)).isTrue();
    assertThat(Few.subtract(50, 50)).isFalse();
    assertThat(Few.subtract(50, 30)).isFalse();
  }
}
