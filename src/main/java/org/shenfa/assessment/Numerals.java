package org.shenfa.assessment;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.Map;

/**
 * 数字的笔画: figures drawn as lines, so that a picture needs no font and its bytes are the same on
 * every machine.
 */
final class Numerals {
  private static final double HIGH = 16;
  private static final double WIDE = 10;
  private static final double GAP = 4;

  /** M begins, L is a line, C a curve; each figure stands in 10 by 16. */
  private static final Map<Character, String> STROKES =
      Map.ofEntries(
          Map.entry('0', "M5 0 C11.5 0 11.5 16 5 16 C-1.5 16 -1.5 0 5 0"),
          Map.entry('1', "M2 3 L6 0 L6 16"),
          Map.entry('2', "M0.5 4.5 C0.5 -1.5 9.5 -1.5 9.5 4.5 C9.5 8.5 2 12 0.3 16 L10 16"),
          Map.entry(
              '3',
              "M0.6 2.6 C3 -1.2 9.3 -0.8 9.3 3.8 C9.3 6.6 7 7.6 4 7.6 C8 7.6 9.8 9.4 9.8 11.8 C9.8 16.8 2.6 17.4 0.2 13.4"),
          Map.entry('4', "M7.6 16 L7.6 0 L0 11 L10 11"),
          Map.entry(
              '5', "M9 0 L1.6 0 L0.9 7.2 C4 4.6 9.8 5.6 9.8 10.8 C9.8 16.8 2.8 17.4 0.2 13.8"),
          Map.entry(
              '6', "M8.4 0.4 C3 1.4 0.2 6 0.2 11 C0.2 17.6 9.8 17.6 9.8 11 C9.8 5 2 5 0.3 10"),
          Map.entry('7', "M0 0 L10 0 C6 5 4 10 3.6 16"),
          Map.entry(
              '8',
              "M5 0 C11 0 11 7.4 5 7.4 C-1 7.4 -1 0 5 0 M5 7.4 C12 7.4 12 16 5 16 C-2 16 -2 7.4 5 7.4"),
          Map.entry(
              '9', "M1.6 15.6 C7 14.6 9.8 10 9.8 5 C9.8 -1.6 0.2 -1.6 0.2 5 C0.2 11 8 11 9.7 6"),
          Map.entry('.', "M1 15.9 L1 16"));

  private Numerals() {}

  private static double width(char one) {
    return one == '.' ? 2 : WIDE;
  }

  /** How wide a number is when it is so high. */
  static double width(String number, double high) {
    return (number.chars().mapToDouble(c -> width((char) c) + GAP).sum() - GAP) * high / HIGH;
  }

  /** Draws a number with its left edge and its top at a point. */
  static void draw(Graphics2D on, String number, double left, double top, double high) {
    var x = left;
    var scale = high / HIGH;
    on.setStroke(
        new BasicStroke((float) (2 * scale), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (var one : number.toCharArray()) {
      var strokes = STROKES.get(one);
      if (strokes == null) {
        throw new IllegalArgumentException(number);
      }
      var place = AffineTransform.getTranslateInstance(x, top);
      place.scale(scale, scale);
      on.draw(path(strokes).createTransformedShape(place));
      x += (width(one) + GAP) * scale;
    }
  }

  private static Path2D path(String strokes) {
    var path = new Path2D.Double();
    for (var part : strokes.split(" (?=[MLC])", -1)) {
      var n =
          java.util.Arrays.stream(part.substring(1).split(" ", -1))
              .mapToDouble(Double::parseDouble);
      var p = n.toArray();
      switch (part.charAt(0)) {
        case 'M' -> path.moveTo(p[0], p[1]);
        case 'L' -> path.lineTo(p[0], p[1]);
        default -> path.curveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
      }
    }
    return path;
  }
}
