package org.shenfa.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.organization.Unit;
import org.shenfa.organization.UnitKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

@DisplayName("考评得分：计分账的加总")
class ScoreTests {
  private static final Instant AT = Instant.parse("2026-10-08T01:00:00Z");
  private static final Unit HAZMAT = new Unit(4, UnitKind.DIVISION, "危化监管处", "危化监管处");
  private static final Unit LEADERS = new Unit(1, UnitKind.LEADERSHIP, "厅领导", "厅领导");

  private static RuleSet rules(Map<LineKind, BigDecimal> points) {
    var rules = new EnumMap<LineKind, RuleSet.Rule>(LineKind.class);
    points.forEach((kind, worth) ->
        rules.put(
            kind,
            new RuleSet.Rule(
                Area.values()[kind.ordinal() % 4], Clause.MEASURES_22_1, worth.setScale(2))));
    var frames = new EnumMap<Area, RuleSet.Frame>(Area.class);
    for (var area : Area.values()) {
      frames.put(area, new RuleSet.Frame(new BigDecimal("20.00"), new BigDecimal("25.00")));
    }
    return new RuleSet(1, LocalDate.of(2026, 1, 1), "测试用的规则", "", rules, frames);
  }

  private static Line line(long id, RuleSet rules, LineKind kind, @Nullable Long corrects) {
    var rule = java.util.Objects.requireNonNull(rules.rules().get(kind));
    return new Line(
        id,
        1,
        HAZMAT.id(),
        HAZMAT.shortName(),
        kind,
        rule.area(),
        rule.clause(),
        corrects == null ? rule.points() : rule.points().negate(),
        new EventRef("letters", EventRef.Kind.DEADLINE, Long.toString(id), AT),
        "来信",
        "/desk/letters/1",
        corrects);
  }

  private static RuleSet anyRules(Random random) {
    var points = new EnumMap<LineKind, BigDecimal>(LineKind.class);
    for (var kind : LineKind.values()) {
      points.put(kind, new BigDecimal(random.nextInt(1200) - 800).movePointLeft(2));
    }
    return rules(points);
  }

  @Test
  @Proves(Clause.MEASURES_22_1)
  @DisplayName("22-1 任意一本账：次序无关，重算相同，每一分都由计分来；冲回以后与从来没有那一条一样（种子随机，印在失败里）")
  void aScoreIsNothingButItsLines() {
    var seed = Long.getLong("shenfa.seed", System.nanoTime());
    var random = new Random(seed);
    for (var round = 0; round < 300; round++) {
      var rules = anyRules(random);
      var lines = new ArrayList<Line>();
      var kept = new ArrayList<Line>();
      for (long id = 1; id <= random.nextInt(40); id++) {
        var kind = LineKind.values()[random.nextInt(LineKind.values().length)];
        var one = line(id, rules, kind, null);
        lines.add(one);
        if (random.nextInt(5) == 0) {
          lines.add(line(1000 + id, rules, kind, id));
        } else {
          kept.add(one);
        }
      }
      var score = Score.of(rules, lines);
      var shuffled = new ArrayList<>(lines);
      Collections.shuffle(shuffled, random);
      assertThat(Score.of(rules, shuffled)).as("seed %d, round %d", seed, round).isEqualTo(score);
      assertThat(Score.of(rules, kept)).as("seed %d, round %d", seed, round).isEqualTo(score);
      for (var area : Area.values()) {
        var part = score.part(area);
        var sum =
            lines.stream()
                .filter(l -> l.area() == area)
                .map(Line::points)
                .reduce(part.base(), BigDecimal::add);
        assertThat(part.base().add(part.added()).add(part.taken())).isEqualByComparingTo(sum);
        assertThat(part.value())
            .as("seed %d, round %d", seed, round)
            .isEqualByComparingTo(sum.max(BigDecimal.ZERO).min(new BigDecimal("25")));
      }
      var units = List.of(HAZMAT, LEADERS);
      assertThat(Standings.of(rules, units, shuffled).content(1))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(Standings.of(rules, units, lines).content(1));
    }
  }

  @Test
  @DisplayName("分值变了，同样的事按另一版算出另一个得分；账上的分值不动；没有列的事不计分")
  void anotherVersionOfTheRules() {
    var first = rules(Map.of(LineKind.LETTER_LATE, new BigDecimal("-3")));
    var second = rules(Map.of(LineKind.LETTER_LATE, new BigDecimal("-1")));
    var none = rules(Map.of(LineKind.NEWS_RELEASED, BigDecimal.ONE));
    var lines = List.of(line(1, first, LineKind.LETTER_LATE, null));
    assertThat(Score.of(first, lines).total()).isEqualByComparingTo("77");
    assertThat(Score.of(second, lines).total()).isEqualByComparingTo("79");
    assertThat(Score.of(none, lines).total()).isEqualByComparingTo("80");
    assertThat(lines.getFirst().signed()).isEqualTo("－3");
  }

  @Test
  @DisplayName("厅领导不考评；记录里的单位读得回来")
  void whoIsAssessed() {
    var rules = rules(Map.of(LineKind.LETTER_LATE, new BigDecimal("-3")));
    var standings = Standings.of(rules, List.of(HAZMAT, LEADERS), List.of());
    assertThat(standings.all()).extracting(Standings.Standing::unit).containsExactly(4L);
    assertThat(Standings.units(standings.content(7))).containsExactly(4L);
  }

  @Test
  @DisplayName("一个季度叫季度，别的写起止")
  void names() {
    assertThat(Period.named(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 12, 31)))
        .isEqualTo("2026年第四季度");
    assertThat(Period.named(LocalDate.of(2026, 10, 2), LocalDate.of(2026, 12, 31)))
        .isEqualTo("2026-10-02 至 2026-12-31");
  }
}
