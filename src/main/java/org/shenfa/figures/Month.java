package org.shenfa.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * 月度数据: the figures of a month in the three forms in which they are published: table, CSV and JSON.
 * The bytes of the JSON form are the record; home page and letter form read nothing else.
 *
 * @param month yyyy-MM
 */
@JsonPropertyOrder({"format", "month", "minimum", "shown", "metrics", "cells"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Month(
    String format,
    String month,
    int minimum,
    List<Shown> shown,
    List<Defined> metrics,
    List<Cell> cells) {
  private static final String FORMAT = "shenfa/figures/1";
  private static final JsonMapper JSON = JsonMapper.shared();

  /** 主要数据: what pages show beside a form, in words. */
  public record Shown(String name, String words) {}

  /** A metric with its definition. */
  public record Defined(String id, String name, String definition) {}

  static Month of(java.time.YearMonth month, List<Cell> cells) {
    return new Month(
        FORMAT,
        month.toString(),
        Few.LEAST,
        main(cells),
        Stream.of(Metric.values())
            .map(m -> new Defined(m.name(), m.label(), m.definition()))
            .toList(),
        cells);
  }

  private static List<Shown> main(List<Cell> cells) {
    var all = new ArrayList<Shown>();
    show(all, cells, Metric.RECEIVED, "登记的来信", "收到来信");
    show(all, cells, Metric.ON_TIME, "全部单位", "四个工作日内提出答复");
    show(all, cells, Metric.WAIT, "中位数", "公众等待中位数");
    show(all, cells, Metric.SATISFACTION, "满意", "满意");
    show(all, cells, Metric.SATISFACTION, "不满意", "不满意");
    show(all, cells, Metric.SATISFACTION, "未评", "未评");
    return List.copyOf(all);
  }

  private static void show(
      List<Shown> all, List<Cell> cells, Metric metric, String name, String as) {
    cells.stream()
        .filter(c -> c.metric() == metric && c.group().isEmpty() && c.name().equals(name))
        .forEach(c -> all.add(new Shown(as, c.words())));
  }

  /** The record. */
  byte[] json() {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
  }

  static Month read(byte[] json) {
    return JSON.readValue(json, Month.class);
  }

  /** The same as a table for programs of spreadsheets, which want a mark in front. */
  public String csv() {
    var lines = new ArrayList<String>();
    lines.add("月份,指标,分组,项目,数值,单位,分子,分母,说明,口径");
    for (var cell : cells) {
      lines.add(
          Stream.of(
                  month,
                  cell.metric().label(),
                  cell.group(),
                  cell.name(),
                  cell.value() == null ? "" : cell.value().toPlainString(),
                  cell.unit(),
                  cell.numerator() == null ? "" : cell.numerator().toString(),
                  cell.denominator() == null ? "" : cell.denominator().toString(),
                  cell.value() == null ? Cell.FEW : "",
                  cell.metric().definition())
              .map(Month::quoted)
              .collect(Collectors.joining(",")));
    }
    return "\ufeff" + String.join("\r\n", lines) + "\r\n";
  }

  private static String quoted(String words) {
    return words.matches("(?s).*[\",\r\n].*") ? '"' + words.replace("\"", "\"\"") + '"' : words;
  }

  /** The figures of each metric, in its order. */
  public Map<Metric, List<Cell>> byMetric() {
    return cells.stream()
        .collect(Collectors.groupingBy(Cell::metric, LinkedHashMap::new, Collectors.toList()));
  }

  /** 2026年10月. */
  public String name() {
    var of = java.time.YearMonth.parse(month);
    return "%d年%d月".formatted(of.getYear(), of.getMonthValue());
  }

  /** The text of the item that publishes them. */
  String body() {
    var html = new StringBuilder();
    html.append(
        p(
            "以下是本厅网站%s互动交流的办理数据和网站运行的数据，由办理记录直接统计，按月公布。涉及公众来信、申请、意见、报错的，每一项不少于 %d 件才单列；少于 %d 件的合并或者不单列。数据表和机器可读的文件附后。"
                .formatted(name(), Few.LEAST, Few.LEAST)));
    byMetric()
        .forEach((metric, figures) -> {
          html.append("<h2>").append(esc(metric.label())).append("</h2>");
          html.append(p(metric.definition()));
          html.append(
              "<table><thead><tr><th scope=\"col\">项目</th><th scope=\"col\">数值</th><th scope=\"col\">依据</th></tr></thead><tbody>");
          figures.forEach(c -> html.append(row(c)));
          html.append("</tbody></table>");
        });
    return html.toString();
  }

  private static String row(Cell cell) {
    return "<tr><td>%s</td><td>%s</td><td>%s</td></tr>"
        .formatted(
            esc(cell.group().isEmpty() ? cell.name() : cell.group() + "：" + cell.name()),
            esc(cell.words()),
            esc(cell.evidence().isEmpty() ? "直接计数" : cell.evidence()));
  }

  private static String p(String words) {
    return "<p>" + esc(words) + "</p>";
  }

  private static String esc(String words) {
    return HtmlUtils.htmlEscape(words, "UTF-8");
  }
}
