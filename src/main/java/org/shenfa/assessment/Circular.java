package org.shenfa.assessment;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.orders.Order;
import org.springframework.web.util.HtmlUtils;

/**
 * 点评通报: what a confirmed period says to everybody, in words that follow from its figures alone; the
 * same for the page and for the Word document.
 *
 * @param earlier the period confirmed before; null for the first
 */
record Circular(
    Period period,
    Standings standings,
    @Nullable Earlier earlier,
    List<Order> unrectified,
    LocalDate on) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private static final int NAMED = 3;

  String title() {
    return "关于" + period.name() + "网站信息发布考评情况的通报";
  }

  /** What was assessed, and how. */
  String basis() {
    return "根据网站信息发布管理办法第二十二条，现将%s（%s至%s）各单位信息公开、新闻宣传、互动交流、网上服务工作的考评情况通报如下。"
        .formatted(period.name(), period.first().format(DAY), period.last().format(DAY));
  }

  /** What the figures come to. */
  String overall() {
    var all = standings.all();
    var first = all.getFirst();
    var last = all.getLast();
    return "共考评 %d 个单位，平均 %s 分。%s四个方面的平均得分：%s。"
        .formatted(
            all.size(),
            Points.plain(standings.mean()),
            first.score().total().compareTo(last.score().total()) == 0
                ? "各单位得分相同。"
                : "得分最高的%s（%s 分），最低的%s（%s 分）。"
                    .formatted(
                        who(first),
                        Points.plain(first.score().total()),
                        who(last),
                        Points.plain(last.score().total())),
            java.util.Arrays.stream(Area.values())
                .map(a -> a.label() + " " + Points.plain(standings.mean(a)) + " 分")
                .collect(java.util.stream.Collectors.joining("，")));
  }

  /** Those with the same total, all by name or none: nobody is picked out of many. */
  private String who(Standings.Standing one) {
    var same =
        standings.all().stream()
            .filter(s -> s.score().total().compareTo(one.score().total()) == 0)
            .map(Standings.Standing::name)
            .toList();
    return same.size() > NAMED ? "有 %d 个单位".formatted(same.size()) : "是" + String.join("、", same);
  }

  /** What became of it since the last one; empty for the first. */
  String compared() {
    return earlier == null ? "" : earlier.compared(standings);
  }

  /** 得分表: its head, and a row for each unit, the highest first. */
  List<List<String>> scores() {
    var rows = new ArrayList<List<String>>();
    var head = new ArrayList<>(List.of("序号", "单位"));
    for (var area : Area.values()) {
      head.add(area.label());
    }
    head.add("合计");
    if (earlier != null) {
      head.add("与上期比");
    }
    rows.add(head);
    for (var standing : standings.all()) {
      var row = new ArrayList<>(List.of(Integer.toString(rows.size()), standing.name()));
      for (var area : Area.values()) {
        row.add(Points.plain(standing.score().part(area).value()));
      }
      row.add(Points.plain(standing.score().total()));
      if (earlier != null) {
        row.add(earlier.change(standings, standing));
      }
      rows.add(row);
    }
    return rows;
  }

  /** How a score comes about. */
  static String method() {
    return "得分由各单位的办理、发布记录逐条计分加总，每一条都有所据的事和条款，经各单位核对，异议已经答复。";
  }

  /** What is said of the orders. */
  String pressed() {
    return unrectified.isEmpty()
        ? "本期没有逾期未整改的督办事项。"
        : "下列 %d 件督办事项没有按期整改，请有关单位抓紧整改并报告结果，新闻宣传处逐件核验。".formatted(unrectified.size());
  }

  /** Where an order stands on the day of the circular. */
  static String stands(Order order) {
    return order.over() ? "逾期，后已销号" : "逾期，" + order.state().label();
  }

  /** The day an order was due, as a table prints it. */
  static String issued(Order order) {
    return order.at().atZone(Shenfa.ZONE).toLocalDate().toString();
  }

  /** 插图: a chart as a file of the item. */
  record Figure(CircularChart chart, String address) {}

  /** The text of the item that publishes it; its pictures are files of the item. */
  String body(List<Figure> figures) {
    var html = new StringBuilder();
    html.append(p(basis()));
    html.append("<h2>一、总体情况</h2>").append(p(overall()));
    if (!compared().isEmpty()) {
      html.append(p(compared()));
    }
    html.append(p(method()));
    var rows = scores();
    html.append("<table><thead><tr>");
    rows.getFirst().forEach(w -> html.append("<th scope=\"col\">").append(esc(w)).append("</th>"));
    html.append("</tr></thead><tbody>");
    for (var row : rows.subList(1, rows.size())) {
      html.append("<tr><td>").append(row.getFirst()).append("</td><th scope=\"row\">");
      html.append(esc(row.get(1))).append("</th>");
      row.subList(2, row.size()).forEach(w -> html.append("<td>").append(esc(w)).append("</td>"));
      html.append("</tr>");
    }
    html.append("</tbody></table>");
    for (var figure : figures) {
      var chart = figure.chart();
      html.append(
          "<figure><img src=\"%s\" alt=\"%s\" width=\"%d\" height=\"%d\"><figcaption>%s</figcaption></figure>"
              .formatted(
                  figure.address(),
                  esc(chart.told()),
                  chart.width(),
                  chart.height(),
                  esc(chart.caption())));
    }
    html.append("<h2>二、督办整改情况</h2>").append(p(pressed()));
    if (!unrectified.isEmpty()) {
      html.append(
          "<table><thead><tr><th scope=\"col\">督办单</th><th scope=\"col\">单位</th><th scope=\"col\">事项</th><th scope=\"col\">情况</th></tr></thead><tbody>");
      for (var order : unrectified) {
        html.append(
            "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                    esc(order.number()),
                    esc(order.unitName()),
                    esc(order.title()),
                    esc(stands(order))));
      }
      html.append("</tbody></table>");
    }
    html.append(p("通报的 Word 文档见附件。"));
    return html.toString();
  }

  private static String p(String words) {
    return "<p>" + esc(words) + "</p>";
  }

  private static String esc(String words) {
    return HtmlUtils.htmlEscape(words, "UTF-8");
  }
}
