package org.shenfa.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * 得分条: a bar for each unit, made of the four areas, on a drawing of {@link #WIDTH} by {@link
 * #height()}. Pure.
 */
public record ScoreBars(List<Bar> bars, int most) {
  public static final int WIDTH = 720;
  private static final int LEFT = 120;
  private static final int RIGHT = 56;
  private static final int ROW = 28;
  private static final int TOP = 8;

  /** A unit's bar. */
  public record Bar(int y, String name, String total, int end, List<Part> parts) {}

  /** One area of it. */
  public record Part(Area area, int x, int width) {}

  /**
   * Bars in the order of the standings.
   *
   * @param most what a unit can have at the most
   */
  public static ScoreBars of(Standings standings, RuleSet rules) {
    var most =
        rules.frames().values().stream()
            .map(RuleSet.Frame::most)
            .reduce(BigDecimal.ONE, BigDecimal::max)
            .multiply(BigDecimal.valueOf(Area.values().length));
    var bars = new ArrayList<Bar>();
    for (var standing : standings.all()) {
      var x = LEFT;
      var parts = new ArrayList<Part>();
      for (var area : Area.values()) {
        var width = width(standing.score().part(area).value(), most);
        parts.add(new Part(area, x, width));
        x += width;
      }
      bars.add(
          new Bar(
              TOP + bars.size() * ROW,
              standing.name(),
              Points.plain(standing.score().total()),
              x,
              List.copyOf(parts)));
    }
    return new ScoreBars(List.copyOf(bars), most.intValue());
  }

  private static int width(BigDecimal value, BigDecimal most) {
    return (int) Math.round((WIDTH - LEFT - RIGHT) * value.doubleValue() / most.doubleValue());
  }

  public int height() {
    return TOP * 2 + bars.size() * ROW;
  }
}
