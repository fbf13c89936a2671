package org.shenfa.flows;

import java.util.List;

/**
 * 版面: where everything of a flow stands. Lengths in pixels of a screen, from the upper left corner.
 */
public record Drawing(double width, double height, List<Box> boxes, List<Arrow> arrows) {
  /** Places a flow, from the opening at the top to the ends at the bottom. */
  public static Drawing of(Flow flow) {
    return Layout.of(flow);
  }

  /** Height of a line of a box or beside an arrow. */
  public static final double LINE = 18;

  /** Room between the words of a box and its edge. */
  public static final double PAD = 10;

  /** A place. */
  public record Point(double x, double y) {}

  /** A rectangle. */
  public record Area(double x, double y, double width, double height) {}

  /** A state in its place. */
  public record Box(Flow.Box of, Area area) {}

  /**
   * An arrow in its place.
   *
   * @param way from corner to corner; the last point is its head
   * @param words where its acts are written, a line each
   */
  public record Arrow(Flow.Arrow of, List<Point> way, Area words) {}
}
