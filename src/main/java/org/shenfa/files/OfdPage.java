package org.shenfa.files;

import java.awt.geom.Rectangle2D;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.shenfa.files.Extraction.Kind;
import org.xml.sax.Attributes;

/** OFD 页面: the texts of one page in the order they are drawn, and what is drawn over them. */
final class OfdPage extends Markup.Reader {
  private static final double NEARLY_ALL = 0.6;

  private record Text(int order, Rectangle2D.Double box, String text, boolean hidden) {}

  private record Cover(int order, Rectangle2D.Double box, boolean white) {}

  private final List<Text> texts = new ArrayList<>();
  private final List<Cover> covers = new ArrayList<>();
  private final List<String> templates = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private Rectangle2D.Double box = new Rectangle2D.Double();
  private int order;
  private boolean object;
  private boolean coding;
  private boolean hidden;
  private boolean white;
  private boolean filled;
  private boolean opaque;

  @Override
  public void startElement(String space, String name, String qualified, Attributes at) {
    open.push(name);
    switch (name) {
      case "Template" -> templates.add(Markup.value(at, "TemplateID"));
      case "TextObject", "PathObject", "ImageObject" -> begin(name, at);
      case "FillColor" -> colour(at);
      case "TextCode" -> coding = true;
      default -> {}
    }
  }

  private void begin(String name, Attributes at) {
    order++;
    object = true;
    box = boundary(Markup.value(at, "Boundary"));
    text.setLength(0);
    white = false;
    hidden = "false".equals(at.getValue("Visible")) || "0".equals(at.getValue("Alpha"));
    filled = name.equals("PathObject") ? "true".equals(at.getValue("Fill")) : true;
    opaque = at.getValue("Alpha") == null || "255".equals(at.getValue("Alpha"));
    if (name.equals("TextObject")) {
      hidden |= "false".equals(at.getValue("Fill")) && !"true".equals(at.getValue("Stroke"));
      hidden |= tiny(Markup.value(at, "Size"));
    }
  }

  private static boolean tiny(String millimetres) {
    try {
      return Double.parseDouble(millimetres) < 0.8;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private void colour(Attributes at) {
    if (object) {
      white |= Markup.value(at, "Value").strip().matches("25[0-5] 25[0-5] 25[0-5]");
      hidden |= "0".equals(at.getValue("Alpha"));
      opaque &= at.getValue("Alpha") == null || "255".equals(at.getValue("Alpha"));
    }
  }

  private static Rectangle2D.Double boundary(String value) {
    var numbers = value.strip().split("\\s+");
    try {
      return new Rectangle2D.Double(
          Double.parseDouble(numbers[0]),
          Double.parseDouble(numbers[1]),
          Double.parseDouble(numbers[2]),
          Double.parseDouble(numbers[3]));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return new Rectangle2D.Double();
    }
  }

  @Override
  public void characters(char[] characters, int from, int length) {
    if (coding) {
      text.append(characters, from, length);
    }
  }

  @Override
  public void endElement(String space, String name, String qualified) {
    open.pop();
    switch (name) {
      case "TextCode" -> coding = false;
      case "TextObject" -> {
        texts.add(
            new Text(
                order,
                box,
                text.toString(),
                hidden || white && !onDark(new Text(order, box, "", false))));
        object = false;
      }
      case "PathObject", "ImageObject" -> {
        if (filled && opaque && !hidden) {
          covers.add(new Cover(order, box, white));
        }
        object = false;
      }
      default -> {}
    }
  }

  private boolean onDark(Text text) {
    return covers.stream().anyMatch(cover -> !cover.white() && over(cover, text));
  }

  private boolean covered(Text text) {
    return covers.stream().anyMatch(cover -> cover.order() > text.order() && over(cover, text));
  }

  private static boolean over(Cover cover, Text text) {
    var common = cover.box().createIntersection(text.box());
    return common.getWidth() > 0
        && common.getHeight() > 0
        && common.getWidth() * common.getHeight()
            > NEARLY_ALL * text.box().getWidth() * text.box().getHeight();
  }

  List<String> templates() {
    return templates;
  }

  boolean empty() {
    return texts.isEmpty();
  }

  /** All text, seen or not. */
  String all() {
    return lines(texts);
  }

  void into(Words words, String place) {
    words.add(
        Kind.SHOWN, place, lines(texts.stream().filter(t -> !t.hidden() && !covered(t)).toList()));
    words.add(Kind.HIDDEN_TEXT, place, lines(texts.stream().filter(Text::hidden).toList()));
    words.add(
        Kind.COVERED, place, lines(texts.stream().filter(t -> !t.hidden() && covered(t)).toList()));
  }

  /** Texts of one height stand on one line, with a space where there is a gap. */
  private static String lines(List<Text> texts) {
    var lines = new StringBuilder();
    Rectangle2D.Double last = null;
    for (var text : texts) {
      if (last != null) {
        if (Math.abs(text.box().getCenterY() - last.getCenterY()) > last.height / 2) {
          lines.append('\n');
        } else if (text.box().x - last.getMaxX() > last.height) {
          lines.append(' ');
        }
      }
      lines.append(text.text());
      last = text.box();
    }
    return lines.toString();
  }
}
