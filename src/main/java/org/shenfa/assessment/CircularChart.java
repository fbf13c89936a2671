package org.shenfa.assessment;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/**
 * 通报网页上的图: a picture drawn from the figures of the table beside it, with nothing in it but bars and
 * numbers; its words stand in the text, where they can be read aloud, found and enlarged.
 *
 * @param name of the file
 * @param told the same figures in words
 * @param caption how the picture is read
 */
record CircularChart(String name, byte[] png, int width, int height, String told, String caption) {
  /** One colour for each area, in the page as in the Word document. */
  static final List<String> COLOURS = List.of("2B4987", "28623F", "B4872D", "7A7F87");

  private static final Color INK = new Color(0x33373D);
  private static final int WIDTH = 520;
  private static final int SHARP = 2;
  private static final int HIGH = 13;
  private static final int LEFT = 40;
  private static final int RIGHT = 64;
  private static final int ROW = 26;
  private static final int EDGE = 8;

  /** 画: draws on so large a sheet. */
  private interface Drawn {
    void on(Graphics2D sheet);
  }

  /** Every unit's bar, made of the four areas, in the order of the table. */
  static CircularChart units(Circular circular) {
    var all = circular.standings().all();
    var most = all.stream().map(s -> s.score().total()).reduce(BigDecimal.ONE, BigDecimal::max);
    var scale = (WIDTH - LEFT - RIGHT) / most.doubleValue();
    var height = EDGE * 2 + ROW * all.size();
    var png =
        png(
            height,
            sheet -> {
              for (var n = 0; n < all.size(); n++) {
                row(sheet, n, all.get(n), scale);
              }
            });
    return new CircularChart(
        "各单位得分.png",
        png,
        WIDTH,
        height,
        "条形图，各单位得分："
            + java.util.stream.IntStream.range(0, all.size())
                .mapToObj(n -> "%d %s %s 分".formatted(n + 1, all.get(n).name(), total(all.get(n))))
                .collect(Collectors.joining("，"))
            + "。",
        "图1　各单位得分。左边的数字是上表的序号，右边的是合计；每一条从左到右依次是%s四个方面的得分。".formatted(areas()));
  }

  private static void row(Graphics2D sheet, int n, Standings.Standing standing, double scale) {
    var y = EDGE + n * ROW;
    var x = (double) LEFT;
    var number = Integer.toString(n + 1);
    number(sheet, number, LEFT - 8 - Numerals.width(number, HIGH), y + (ROW - HIGH) / 2.0);
    for (var area : Area.values()) {
      var wide = standing.score().part(area).value().doubleValue() * scale;
      bar(sheet, area, x, y + 4, Math.max(0, wide - 1), ROW - 8);
      x += wide;
    }
    number(sheet, total(standing), x + 6, y + (ROW - HIGH) / 2.0);
  }

  private static String total(Standings.Standing standing) {
    return Points.plain(standing.score().total());
  }

  /** The mean of each area. */
  static CircularChart means(Circular circular) {
    var areas = Area.values();
    var means = Arrays.stream(areas).map(circular.standings()::mean).toList();
    var most = means.stream().reduce(BigDecimal.ONE, BigDecimal::max).doubleValue();
    var high = 150;
    var part = (WIDTH - 2.0 * EDGE) / areas.length;
    var png =
        png(
            high + HIGH + 4 * EDGE,
            sheet -> {
              for (var area : areas) {
                var mean = means.get(area.ordinal());
                var tall = high * mean.doubleValue() / most;
                var x = EDGE + part * area.ordinal() + part / 4;
                var top = HIGH + 3 * EDGE + high - tall;
                var words = Points.plain(mean);
                bar(sheet, area, x, top, part / 2, tall);
                number(
                    sheet,
                    words,
                    x + part / 4 - Numerals.width(words, HIGH) / 2,
                    top - HIGH - EDGE);
              }
              sheet.setColor(INK);
              sheet.fill(
                  new Rectangle2D.Double(EDGE, HIGH + 3 * EDGE + high, WIDTH - 2.0 * EDGE, 1));
            });
    return new CircularChart(
        "四个方面的平均得分.png",
        png,
        WIDTH,
        high + HIGH + 4 * EDGE,
        "柱形图，四个方面的平均得分："
            + Arrays.stream(areas)
                .map(a -> "%s %s 分".formatted(a.label(), Points.plain(means.get(a.ordinal()))))
                .collect(Collectors.joining("，"))
            + "。",
        "图2　四个方面的平均得分，从左到右依次是%s。".formatted(areas()));
  }

  private static String areas() {
    return Arrays.stream(Area.values()).map(Area::label).collect(Collectors.joining("、"));
  }

  private static void bar(
      Graphics2D sheet, Area area, double x, double y, double width, double height) {
    sheet.setColor(new Color(Integer.parseInt(COLOURS.get(area.ordinal()), 16)));
    sheet.fill(new Rectangle2D.Double(x, y, width, height));
  }

  private static void number(Graphics2D sheet, String number, double x, double y) {
    sheet.setColor(INK);
    Numerals.draw(sheet, number, x, y, HIGH);
  }

  private static byte[] png(int height, Drawn drawn) {
    var image = new BufferedImage(WIDTH * SHARP, height * SHARP, BufferedImage.TYPE_INT_RGB);
    var sheet = image.createGraphics();
    sheet.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    sheet.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    sheet.setColor(Color.WHITE);
    sheet.fillRect(0, 0, image.getWidth(), image.getHeight());
    sheet.scale(SHARP, SHARP);
    drawn.on(sheet);
    sheet.dispose();
    try (var out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
