package org.shenfa.flows.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Entities;
import org.shenfa.flows.Drawing;
import org.shenfa.flows.Drawing.Area;
import org.shenfa.flows.Drawing.Point;

/**
 * 流程图的图形: a flow as shapes of a Word document (DrawingML): text boxes and lines, which can be
 * edited, not a picture.
 */
final class FlowShapes {
  private static final String A = "http://schemas.openxmlformats.org/drawingml/2006/main";
  private static final String GROUP =
      "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup";
  private static final String SHAPE =
      "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
  private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  /** English Metric Units of a pixel. */
  private static final double UNITS = 9525;

  private final StringBuilder out = new StringBuilder();
  private final Drawing drawing;
  private final double scale;
  private int id = 1;

  private FlowShapes(Drawing drawing, double scale) {
    this.drawing = drawing;
    this.scale = scale;
  }

  /** The content of the inline drawing. */
  static String of(Drawing drawing, double scale) {
    return new FlowShapes(drawing, scale).drawn();
  }

  static long units(double pixels, double scale) {
    return Math.round(pixels * scale * UNITS);
  }

  private String drawn() {
    out.append(
        "<a:graphic xmlns:a=\"%s\" xmlns:wpg=\"%s\" xmlns:wps=\"%s\" xmlns:w=\"%s\"><a:graphicData uri=\"%s\"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"%d\" cy=\"%d\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"%d\" cy=\"%d\"/></a:xfrm></wpg:grpSpPr>"
            .formatted(
                A,
                GROUP,
                SHAPE,
                WORD,
                GROUP,
                u(drawing.width()),
                u(drawing.height()),
                u(drawing.width()),
                u(drawing.height())));
    drawing.arrows().forEach(this::way);
    drawing.boxes().forEach(this::box);
    drawing.arrows().forEach(this::words);
    return out.append("</wpg:wgp></a:graphicData></a:graphic>").toString();
  }

  private void way(Drawing.Arrow arrow) {
    var xs = arrow.way().stream().mapToDouble(Point::x).summaryStatistics();
    var ys = arrow.way().stream().mapToDouble(Point::y).summaryStatistics();
    var area =
        new Area(xs.getMin(), ys.getMin(), xs.getMax() - xs.getMin(), ys.getMax() - ys.getMin());
    var path =
        arrow.way().stream()
            .map(p ->
                "<a:pt x=\"%d\" y=\"%d\"/>".formatted(u(p.x() - area.x()), u(p.y() - area.y())))
            .collect(Collectors.joining("</a:lnTo><a:lnTo>"));
    shape(
        "way " + name(arrow),
        area,
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst><a:path w=\"%d\" h=\"%d\" fill=\"none\">%s</a:path></a:pathLst></a:custGeom><a:noFill/><a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"404040\"/></a:solidFill><a:round/><a:tailEnd type=\"triangle\" w=\"med\" len=\"med\"/></a:ln>"
            .formatted(
                u(area.width()),
                u(area.height()),
                "<a:moveTo>"
                    + path.replaceFirst("</a:lnTo>", "</a:moveTo>")
                    + (arrow.way().size() > 1 ? "</a:lnTo>" : "</a:moveTo>")),
        "");
  }

  private void box(Drawing.Box box) {
    var rounded = box.of().state().isEmpty() || box.of().end();
    shape(
        "box " + box.of().state(),
        box.area(),
        "<a:prstGeom prst=\"%s\"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill><a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill></a:ln>"
            .formatted(rounded ? "roundRect" : "rect"),
        text(
            Stream.concat(
                    Stream.of(line(box.of().label(), true)),
                    box.of().inside().stream().map(a -> line(a.words(), false)))
                .toList()));
  }

  private void words(Drawing.Arrow arrow) {
    shape(
        "acts " + name(arrow),
        arrow.words(),
        "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>",
        text(
            arrow.of().acts().stream()
                .flatMap(a -> Stream.of(line(a.label(), false), line("（" + a.who() + "）", false)))
                .toList()));
  }

  private static String name(Drawing.Arrow arrow) {
    return arrow.of().from() + "-" + arrow.of().to();
  }

  private void shape(String name, Area area, String look, String text) {
    out.append(
        "<wps:wsp><wps:cNvPr id=\"%d\" name=\"%s\"/><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x=\"%d\" y=\"%d\"/><a:ext cx=\"%d\" cy=\"%d\"/></a:xfrm>%s</wps:spPr>%s<wps:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\"><a:noAutofit/></wps:bodyPr></wps:wsp>"
            .formatted(
                ++id,
                name,
                u(area.x()),
                u(area.y()),
                u(area.width()),
                u(area.height()),
                look,
                text));
  }

  private static String text(List<String> lines) {
    return "<wps:txbx><w:txbxContent>" + String.join("", lines) + "</w:txbxContent></wps:txbx>";
  }

  private String line(String words, boolean strong) {
    var half = Math.max(8, Math.round(13 * 0.75 * scale * 2));
    return "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"%d\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii=\"宋体\" w:eastAsia=\"宋体\" w:hAnsi=\"宋体\"/>%s<w:sz w:val=\"%d\"/></w:rPr><w:t>%s</w:t></w:r></w:p>"
        .formatted(
            Math.round(Drawing.LINE * 15 * scale),
            strong ? "<w:b/>" : "",
            half,
            Entities.escape(words));
  }

  private long u(double pixels) {
    return units(pixels, scale);
  }
}
