package org.shenfa.assessment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFChart;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.shenfa.procedures.OfficialPaper;

/**
 * 通报的 Word 文档: the circular in the layout of official papers, with its tables and two charts that
 * Word itself draws and can restyle.
 */
final class CircularPaper {
  private static final int WIDE = 15 * Units.EMU_PER_CENTIMETER;

  private CircularPaper() {}

  /** The document. */
  static byte[] docx(Circular circular, String organ) {
    try (var document = new XWPFDocument();
        var out = new ByteArrayOutputStream()) {
      OfficialPaper.title(document, circular.title());
      OfficialPaper.heading(document, "机关各处室、各直属单位、各设区市应急管理局：");
      OfficialPaper.paragraph(document, circular.basis());
      OfficialPaper.heading(document, "一、总体情况");
      OfficialPaper.paragraph(document, circular.overall());
      if (!circular.compared().isEmpty()) {
        OfficialPaper.paragraph(document, circular.compared());
      }
      OfficialPaper.paragraph(document, Circular.method());
      table(document, circular.scores());
      chart(document, circular);
      means(document, circular);
      OfficialPaper.heading(document, "二、督办整改情况");
      OfficialPaper.paragraph(document, circular.pressed());
      if (!circular.unrectified().isEmpty()) {
        table(document, orders(circular));
      }
      OfficialPaper.signature(document, organ, circular.on());
      OfficialPaper.a4(document);
      document.write(out);
      return out.toByteArray();
    } catch (IOException | InvalidFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<List<String>> orders(Circular circular) {
    var rows = new ArrayList<List<String>>(List.of(List.of("督办单", "单位", "事项", "签发", "情况")));
    for (var order : circular.unrectified()) {
      rows.add(
          List.of(
              order.number(),
              order.unitName(),
              order.title(),
              Circular.issued(order),
              Circular.stands(order)));
    }
    return rows;
  }

  private static void table(XWPFDocument document, List<List<String>> rows) {
    var table = document.createTable(rows.size(), rows.getFirst().size());
    table.setWidth("100%");
    for (var n = 0; n < rows.size(); n++) {
      for (var m = 0; m < rows.get(n).size(); m++) {
        cell(table.getRow(n).getCell(m), rows.get(n).get(m), n == 0);
      }
    }
    table.getRow(0).setRepeatHeader(true);
    document.createParagraph();
  }

  private static void cell(XWPFTableCell cell, String words, boolean head) {
    var paragraph = cell.getParagraphs().getFirst();
    paragraph.setAlignment(
        words.length() > 10 ? ParagraphAlignment.LEFT : ParagraphAlignment.CENTER);
    var run = paragraph.createRun();
    run.setText(words);
    run.setFontFamily(head ? "黑体" : "仿宋_GB2312");
    run.setFontSize(12);
  }

  /** Every unit with its four areas, one upon the other. */
  private static void chart(XWPFDocument document, Circular circular)
      throws IOException, InvalidFormatException {
    var all = circular.standings().all().reversed();
    var height = Math.min(20, 3 + all.size() * 3 / 4);
    var chart = document.createChart(WIDE, height * Units.EMU_PER_CENTIMETER);
    var data = bars(chart, "各单位得分", BarDirection.BAR);
    var names = all.stream().map(Standings.Standing::name).toArray(String[]::new);
    data.setBarGrouping(BarGrouping.STACKED);
    for (var area : Area.values()) {
      add(
          data,
          names,
          all.stream().map(s -> s.score().part(area).value().doubleValue()).toArray(Double[]::new),
          area.label(),
          CircularChart.COLOURS.get(area.ordinal()));
    }
    overlapped(chart);
    everyName(chart);
    chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
  }

  /** Parts of a bar lie in one line; the small schema of the library has no type for it. */
  private static void overlapped(XDDFChart chart) {
    var bars = chart.getCTChart().getPlotArea().getBarChartArray(0);
    try (var cursor = bars.newCursor()) {
      var space = cursor.getName().getNamespaceURI();
      if (cursor.toChild(space, "axId")) {
        cursor.beginElement("overlap", space);
        cursor.insertAttributeWithValue("val", "100");
      }
    }
  }

  /** No unit's name is left out for want of room. */
  private static void everyName(XDDFChart chart) {
    var axis = chart.getCTChart().getPlotArea().getCatAxArray(0);
    try (var cursor = axis.newCursor()) {
      var space = cursor.getName().getNamespaceURI();
      if (!cursor.toChild(space, "noMultiLvlLbl")) {
        cursor.toEndToken();
      }
      cursor.beginElement("tickLblSkip", space);
      cursor.insertAttributeWithValue("val", "1");
    }
  }

  /** The mean of each area. */
  private static void means(XWPFDocument document, Circular circular)
      throws IOException, InvalidFormatException {
    var chart = document.createChart(WIDE, 7 * Units.EMU_PER_CENTIMETER);
    var data = bars(chart, "四个方面的平均得分", BarDirection.COL);
    var areas = Area.values();
    var names = java.util.Arrays.stream(areas).map(Area::label).toArray(String[]::new);
    var values =
        java.util.Arrays.stream(areas)
            .map(a -> circular.standings().mean(a).doubleValue())
            .toArray(Double[]::new);
    add(data, names, values, "平均得分", CircularChart.COLOURS.getFirst());
  }

  private static XDDFBarChartData bars(XDDFChart chart, String title, BarDirection direction) {
    chart.setTitleText(title);
    chart.setTitleOverlay(false);
    var lying = direction == BarDirection.BAR;
    var names = chart.createCategoryAxis(lying ? AxisPosition.LEFT : AxisPosition.BOTTOM);
    var values = chart.createValueAxis(lying ? AxisPosition.BOTTOM : AxisPosition.LEFT);
    values.setCrosses(AxisCrosses.AUTO_ZERO);
    values.setMinimum(0);
    var data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, names, values);
    data.setBarDirection(direction);
    data.setGapWidth(60);
    data.setVaryColors(false);
    return data;
  }

  /** The figures go into the chart itself: a workbook inside would be refused by every gate. */
  private static void add(
      XDDFBarChartData data, String[] names, Double[] values, String title, String colour) {
    var n = data.getSeriesCount();
    var column = (char) ('B' + n);
    var series =
        data.addSeries(
            XDDFDataSourcesFactory.fromArray(names, "Sheet1!$A$2:$A$" + (names.length + 1)),
            XDDFDataSourcesFactory.fromArray(
                values, "Sheet1!$%c$2:$%c$%d".formatted(column, column, names.length + 1)));
    series.setTitle(title);
    var properties = new XDDFShapeProperties();
    properties.setFillProperties(
        new XDDFSolidFillProperties(XDDFColor.from(java.util.HexFormat.of().parseHex(colour))));
    series.setShapeProperties(properties);
    series.plot();
  }
}
