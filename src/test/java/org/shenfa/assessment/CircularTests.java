package org.shenfa.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.content.CleanHtml;
import org.shenfa.organization.Unit;
import org.shenfa.organization.UnitKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

@DisplayName("考评通报：图、表、与上期比较都出自同一份得分")
class CircularTests {
  private static final Instant AT = Instant.parse("2026-10-08T01:00:00Z");
  private static final List<Unit> UNITS =
      List.of(
          new Unit(1, UnitKind.LEADERSHIP, "厅领导", "厅领导"),
          new Unit(2, UnitKind.GENERAL_OFFICE, "办公室", "办公室"),
          new Unit(3, UnitKind.PUBLICITY_OFFICE, "新闻宣传处", "新闻宣传处"),
          new Unit(4, UnitKind.DIVISION, "危化监管处", "危化监管处"));

  /** What units gain in the first area, under a version of the rules. */
  private static Standings standings(int version, Map<Long, String> gained) {
    var frames = new EnumMap<Area, RuleSet.Frame>(Area.class);
    for (var area : Area.values()) {
      frames.put(area, new RuleSet.Frame(new BigDecimal("20.00"), new BigDecimal("25.00")));
    }
    var area = Area.values()[0];
    var rules = new EnumMap<LineKind, RuleSet.Rule>(LineKind.class);
    var lines = new ArrayList<Line>();
    gained.forEach((unit, points) -> {
      var kind = LineKind.values()[unit.intValue()];
      var worth = new BigDecimal(points).setScale(2);
      rules.put(kind, new RuleSet.Rule(area, Clause.MEASURES_22_1, worth));
      lines.add(
          new Line(
              unit,
              1,
              unit,
              "",
              kind,
              area,
              Clause.MEASURES_22_1,
              worth,
              new EventRef("letters", EventRef.Kind.DEADLINE, Long.toString(unit), AT),
              "来信",
              "/desk/letters/1",
              null));
    });
    return Standings.of(
        new RuleSet(version, LocalDate.of(2026, 1, 1), "测试用的规则", "", rules, frames), UNITS, lines);
  }

  private static Circular circular(Standings standings, @Nullable Earlier earlier) {
    var first = LocalDate.of(2026, 7, 1);
    var period =
        new Period(
            1,
            "2026年第三季度",
            first,
            LocalDate.of(2026, 9, 30),
            1,
            PeriodState.CONFIRMED,
            AT,
            true,
            AT,
            null);
    return new Circular(period, standings, earlier, List.of(), LocalDate.of(2026, 10, 20));
  }

  private static BufferedImage picture(CircularChart chart) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(chart.png()));
  }

  /** How many pixels of a line across the picture have the colour of an area. */
  private static long wide(BufferedImage picture, int y, Area area) {
    var colour = Integer.parseInt(CircularChart.COLOURS.get(area.ordinal()), 16);
    return java.util.stream.IntStream.range(0, picture.getWidth())
        .filter(x -> (picture.getRGB(x, y) & 0xFFFFFF) == colour)
        .count();
  }

  @Test
  @Proves(Clause.MEASURES_22_1)
  @DisplayName("22-1 图里每一条的长短就是得分的多少，替代文字说出同样的数；同样的得分画出的图一个字节也不差")
  void barsAreAsLongAsTheScores() throws Exception {
    var circular = circular(standings(1, Map.of(2L, "5", 4L, "-20")), null);
    var chart = CircularChart.units(circular);
    assertThat(chart.png()).isEqualTo(CircularChart.units(circular).png());
    assertThat(chart.told()).isEqualTo("条形图，各单位得分：1 办公室 85 分，2 新闻宣传处 80 分，3 危化监管处 60 分。");
    assertThat(chart.caption()).contains("左边的数字是上表的序号");
    var picture = picture(chart);
    assertThat(picture.getWidth()).isEqualTo(2 * chart.width());
    assertThat(picture.getHeight()).isEqualTo(2 * chart.height());
    var area = Area.values()[0];
    var rows = new ArrayList<Long>();
    for (var n = 0; n < 3; n++) {
      rows.add(wide(picture, 2 * (8 + n * 26 + 13), area));
    }
    assertThat(rows.get(2)).isZero();
    assertThat(rows.get(0).doubleValue() / rows.get(1)).isBetween(1.22, 1.28);
    assertThat(wide(picture, 2 * (8 + 2 * 26 + 13), Area.values()[1])).isPositive();

    var means = CircularChart.means(circular);
    assertThat(means.told()).startsWith("柱形图，四个方面的平均得分：" + area.label() + " 15 分");
    assertThat(picture(means).getWidth()).isEqualTo(2 * means.width());
  }

  @Test
  @DisplayName("图里的数字不用字体：十个数字和小数点各画各的，别的字不画")
  void numbersNeedNoFont() {
    var seen = new HashSet<List<Integer>>();
    for (var one : "0123456789.".toCharArray()) {
      var image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
      Numerals.draw(image.createGraphics(), Character.toString(one), 10, 10, 16);
      var pixels = new ArrayList<Integer>();
      for (var y = 0; y < 40; y++) {
        for (var x = 0; x < 40; x++) {
          pixels.add(image.getRGB(x, y));
        }
      }
      assertThat(seen.add(pixels)).as("%s", one).isTrue();
    }
    assertThat(Numerals.width("83.25", 16)).isGreaterThan(Numerals.width("83", 16));
    org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Numerals.draw(
                new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB).createGraphics(),
                "8分",
                0,
                0,
                9));
  }

  @Test
  @Proves(Clause.MEASURES_22_1)
  @DisplayName("22-1 与上期比：分数的增减、名次的升降，并列的名次相同；上期没有的单位照实说；规则换了版的说明只作参考")
  void comparedWithTheLastOne() {
    var before = new Earlier("2026年第二季度", standings(1, Map.of(2L, "-2", 4L, "3")));
    var now = standings(1, Map.of(2L, "2.5"));
    var rows = circular(now, before).scores();
    assertThat(rows.getFirst()).startsWith("序号", "单位").endsWith("合计", "与上期比");
    assertThat(rows.subList(1, rows.size()))
        .extracting(r -> r.get(1) + " " + r.getLast())
        .containsExactly("办公室 ＋4.5，升 2 位", "新闻宣传处 0，名次不变", "危化监管处 －3，降 1 位");
    assertThat(circular(now, before).compared())
        .isEqualTo("与上期（2026年第二季度）相比，平均分上升 0.5 分，得分上升的单位 1 个，下降的 1 个，持平的 1 个。");
    assertThat(circular(standings(2, Map.of(2L, "2.5")), before).compared())
        .contains("不是同一版（第 1 版、第 2 版），分数只作参考");
    assertThat(circular(now, null).compared()).isEmpty();
    assertThat(circular(now, null).scores().getFirst()).endsWith("合计");
    var without = new Earlier("2026年第二季度", new Standings(1, List.of()));
    assertThat(circular(now, without).scores().get(1)).endsWith("上期没有");
  }

  @Test
  @DisplayName("得分并列的都点名或者都不点名：三个以内写名称，再多写几个单位")
  void equalsAreNamedTogether() {
    assertThat(circular(standings(1, Map.of(2L, "1", 3L, "1")), null).overall())
        .contains("得分最高的是办公室、新闻宣传处（81 分），最低的是危化监管处（80 分）");
    var many = new ArrayList<>(standings(1, Map.of(2L, "1")).all());
    for (var unit = 5; unit < 8; unit++) {
      many.add(new Standings.Standing(unit, "某处", many.getLast().score(), List.of()));
    }
    assertThat(circular(new Standings(1, many), null).overall())
        .contains("得分最高的是办公室（81 分），最低的有 5 个单位（80 分）");
  }

  @Test
  @DisplayName("正文的图经得住正文的清理：地址、替代文字、宽高、图注都在，表是同样的数")
  void theBodyPassesTheGate() {
    var circular = circular(standings(1, Map.of(2L, "5")), null);
    var chart = CircularChart.units(circular);
    var address = "/files/" + "0".repeat(64) + "/" + chart.name();
    var cleaned = CleanHtml.of(circular.body(List.of(new Circular.Figure(chart, address))));
    assertThat(cleaned.dropped()).isEmpty();
    var body = Jsoup.parseBodyFragment(cleaned.html().html()).body();
    var image = java.util.Objects.requireNonNull(body.selectFirst("figure > img"));
    assertThat(image.attr("src")).isEqualTo(address);
    assertThat(image.attr("alt")).isEqualTo(chart.told());
    assertThat(image.attr("width")).isEqualTo(Integer.toString(chart.width()));
    assertThat(body.select("figcaption").text()).startsWith("图1");
    assertThat(body.select("tbody th").eachText()).containsExactly("办公室", "新闻宣传处", "危化监管处");
  }
}
