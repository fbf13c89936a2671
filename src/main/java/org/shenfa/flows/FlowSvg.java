package org.shenfa.flows;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;
import org.shenfa.flows.Drawing.Area;
import org.shenfa.flows.Drawing.Point;

/**
 * 流程图（SVG）: a flow as a picture within a page. Colours come from the style sheet by classes, so
 * that it is dark where the page is and black when it is printed; everything in it also stands in
 * the table beside it, which is what a screen reader reads.
 */
public final class FlowSvg {
  private final StringBuilder out = new StringBuilder();
  private final Flow flow;
  private final Drawing drawing;

  private FlowSvg(Flow flow, Drawing drawing) {
    this.flow = flow;
    this.drawing = drawing;
  }

  /** The picture, without any style of its own. */
  public static String of(Flow flow) {
    return new FlowSvg(flow, Drawing.of(flow)).drawn();
  }

  private String drawn() {
    put(
        "<svg class=\"flow\" role=\"img\" aria-labelledby=\"flow-title flow-desc\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">",
        up(drawing.width()), up(drawing.height()), up(drawing.width()), up(drawing.height()));
    put("<title id=\"flow-title\">%s</title>", esc(flow.title()));
    put("<desc id=\"flow-desc\">%s</desc>", esc(flow.described()));
    out.append(
        "<defs><marker id=\"flow-head\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path class=\"head\" d=\"M0 0 8 4 0 8z\"/></marker></defs>");
    drawing.arrows().forEach(this::way);
    drawing.boxes().forEach(this::box);
    drawing.arrows().forEach(this::words);
    return out.append("</svg>").toString();
  }

  private void way(Drawing.Arrow arrow) {
    put(
        "<polyline class=\"way\" data-from=\"%s\" data-to=\"%s\" marker-end=\"url(#flow-head)\" points=\"%s\"/>",
        arrow.of().from(),
        arrow.of().to(),
        arrow.way().stream().map(FlowSvg::point).collect(Collectors.joining(" ")));
  }

  private void box(Drawing.Box box) {
    var area = box.area();
    put(
        "<g class=\"%s\" data-state=\"%s\"><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%d\"/>",
        box.of().state().isEmpty() ? "box start" : box.of().end() ? "box end" : "box",
        box.of().state(),
        n(area.x()),
        n(area.y()),
        n(area.width()),
        n(area.height()),
        box.of().state().isEmpty() || box.of().end() ? 18 : 3);
    line("name", area, 0, box.of().label());
    var lines = box.of().inside();
    for (var i = 0; i < lines.size(); i++) {
      act(area, i + 1, lines.get(i));
    }
    out.append("</g>");
  }

  private void words(Drawing.Arrow arrow) {
    var area = arrow.words();
    put(
        "<g class=\"acts\" data-from=\"%s\" data-to=\"%s\"><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>",
        arrow.of().from(),
        arrow.of().to(),
        n(area.x()),
        n(area.y()),
        n(area.width()),
        n(area.height()));
    List<Flow.Act> acts = arrow.of().acts();
    var middle = new Area(area.x(), area.y() - Drawing.PAD + 2, area.width(), area.height());
    for (var i = 0; i < acts.size(); i++) {
      line("act", middle, 2 * i, acts.get(i).label());
      line("act by", middle, 2 * i + 1, "（" + acts.get(i).who() + "）");
    }
    out.append("</g>");
  }

  private void act(Area area, int line, Flow.Act act) {
    put(
        "<text class=\"act\" x=\"%s\" y=\"%s\">%s<tspan class=\"by\">（%s）</tspan></text>",
        n(area.x() + area.width() / 2), n(baseline(area, line)), esc(act.label()), esc(act.who()));
  }

  private void line(String kind, Area area, int line, String words) {
    put(
        "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>",
        kind, n(area.x() + area.width() / 2), n(baseline(area, line)), esc(words));
  }

  private static double baseline(Area area, int line) {
    return area.y() + Drawing.PAD + line * Drawing.LINE + 13.5;
  }

  private void put(String format, Object... values) {
    out.append(format.formatted(values));
  }

  private static String point(Point point) {
    return n(point.x()) + "," + n(point.y());
  }

  private static int up(double length) {
    return (int) Math.ceil(length);
  }

  private static String n(double length) {
    return String.format(Locale.ROOT, "%.1f", length);
  }

  private static String esc(String words) {
    return Entities.escape(words);
  }
}
