package org.shenfa.indicators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/**
 * 得分曲线: where the days stand on a drawing of {@link #WIDTH} by {@link #HEIGHT}, days from left to
 * right, points from bottom to top. Pure.
 */
public record ScoreChart(List<Point> points, int pass, LocalDate from, LocalDate to) {
  public static final int WIDTH = 720;
  public static final int HEIGHT = 180;
  private static final int LEFT = 40;
  private static final int RIGHT = 16;
  private static final int TOP = 12;
  private static final int BOTTOM = 28;

  /** A day on the drawing. */
  public record Point(int x, int y, Days.Day day) {}

  /** Days in their order; the drawing is at least two weeks wide. */
  static ScoreChart of(List<Days.Day> days, LocalDate today, BigDecimal pass) {
    var first = days.isEmpty() ? today : days.getFirst().day();
    var from = first.isBefore(today.minusDays(13)) ? first : today.minusDays(13);
    var wide = Math.max(1, ChronoUnit.DAYS.between(from, today));
    return new ScoreChart(
        days.stream()
            .map(d ->
                new Point(
                    (int)
                        (LEFT
                            + (WIDTH - LEFT - RIGHT)
                                * ChronoUnit.DAYS.between(from, d.day())
                                / wide),
                    height(d.score()),
                    d))
            .toList(),
        height(pass),
        from,
        today);
  }

  private static int height(BigDecimal score) {
    var part = Math.clamp(score.doubleValue(), 0, 100) / 100;
    return (int) Math.round(HEIGHT - BOTTOM - part * (HEIGHT - BOTTOM - TOP));
  }

  /** The points of the line. */
  public String line() {
    return points.stream().map(p -> p.x() + "," + p.y()).collect(Collectors.joining(" "));
  }

  /** Heights of the lines that are named at the left: 0, 50 and 100 points. */
  public List<Integer> ruled() {
    return List.of(
        height(BigDecimal.ZERO), height(BigDecimal.valueOf(50)), height(BigDecimal.valueOf(100)));
  }
}
