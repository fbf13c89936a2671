package org.shenfa.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.content.ItemKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

@DisplayName("在站稿件：多一件只加一件，与从头数起的一样")
class HoldingsTests {
  private static final LocalDateTime AT = LocalDateTime.of(2026, 11, 25, 9, 0);

  /** Column c was merged into a; d never was. */
  private static final Holdings.Filing FILING =
      slug ->
          switch (slug) {
            case "a", "c" -> Optional.of("a");
            case "b" -> Optional.of("b");
            default -> Optional.empty();
          };

  private static Heading heading(
      long release, int item, LocalDateTime first, List<String> columns, @Nullable String policy) {
    return new Heading(
        release,
        "2026-" + item,
        "/art/%d/%02d/2026-%d.html".formatted(first.getYear(), first.getMonthValue(), item),
        "文章" + release,
        "处室",
        columns,
        policy == null ? ItemKind.ORDINARY_NEWS.name() : ItemKind.INTERPRETATION.name(),
        null,
        policy,
        null,
        null,
        first,
        first.plusDays(release));
  }

  @Test
  @Proves(Clause.MEASURES_28_1)
  @DisplayName("任意次序的发布和更正，逐件加上去的和一次读出来的完全相同")
  void oneByOneIsAsAllAtOnce() {
    var seed = System.nanoTime();
    System.out.println("HoldingsTests seed " + seed);
    var random = new Random(seed);
    for (var round = 0; round < 40; round++) {
      var current = new LinkedHashMap<Integer, Heading>();
      var holdings = Holdings.of(List.of(), FILING);
      for (var release = 1; release <= 60; release++) {
        var item = random.nextInt(25);
        var before = current.get(item);
        var columns = new ArrayList<String>();
        List.of("a", "b", "c", "d").stream()
            .filter(c -> random.nextInt(3) == 0)
            .forEach(columns::add);
        var fresh =
            heading(
                release,
                item,
                before == null ? AT.plusDays(random.nextInt(90)) : before.publishedAt(),
                columns,
                random.nextInt(4) == 0 ? "2026-" + random.nextInt(3) : null);
        current.put(item, fresh);
        holdings = holdings.plus(fresh, FILING);
      }
      var whole = Holdings.of(current.values(), FILING);
      assertThat(holdings.all()).as("seed " + seed).isEqualTo(whole.all());
      assertThat(holdings.all().changed()).isEqualTo(whole.all().changed());
      assertThat(holdings.all().released(AT.toLocalDate(), AT.toLocalDate().plusDays(30)))
          .isEqualTo(whole.all().released(AT.toLocalDate(), AT.toLocalDate().plusDays(30)));
      assertThat(holdings.all().kinds()).hasSameElementsAs(whole.all().kinds());
      assertThat(holdings.items()).isEqualTo(whole.items());
      assertThat(holdings.paths()).isEqualTo(whole.paths());
      assertThat(listed(holdings.columns())).isEqualTo(listed(whole.columns()));
      assertThat(listed(holdings.readings())).isEqualTo(listed(whole.readings()));
      assertThat(listed(holdings.months())).isEqualTo(listed(whole.months()));
    }
  }

  private static Map<String, List<Heading>> listed(Map<String, Listing> all) {
    return new TreeMap<>(all);
  }

  @Test
  @Proves(Clause.MEASURES_28_1)
  @DisplayName("一件的位置从最早的数起；后来加的不动前面的")
  void placesAreCountedFromTheOldest() {
    var first = heading(1, 1, AT, List.of("a"), null);
    var second = heading(2, 2, AT.plusDays(1), List.of("a"), null);
    var third = heading(3, 3, AT.plusDays(2), List.of("a"), null);
    var two = Listing.EMPTY.plus(second).plus(first);
    var three = two.plus(third);
    assertThat(two).containsExactly(second, first);
    assertThat(three).containsExactly(third, second, first);
    assertThat(List.of(three.place(first), three.place(second), three.place(third)))
        .containsExactly(0, 1, 2);
    assertThat(three.minus(second)).containsExactly(third, first);
    assertThat(three.minus(heading(9, 9, AT, List.of(), null))).isSameAs(three);
  }
}
