package org.shenfa.boards;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/**
 * 政府网站工作年度报表 of a year, as far as it is known. Pure; the bytes of its CSV form are the record.
 *
 * @param filled row by row; a row nobody knows is missing
 */
public record YearlyTable(int year, List<Filled> filled) {
  public YearlyTable {
    filled = List.copyOf(filled);
  }

  /**
   * 填好的一行.
   *
   * @param by who typed it and when, empty for what records and settings say
   * @param evidence the page of the desk behind it, empty where there is none
   */
  public record Filled(YearLine line, String value, String by, String evidence) {}

  /** The rows that still have to be typed. */
  public List<YearLine> missing() {
    var known = filled.stream().map(Filled::line).toList();
    return Arrays.stream(YearLine.values()).filter(l -> !known.contains(l)).toList();
  }

  /** What does not fit together; people look at it, nothing is refused for it. */
  public List<String> doubts() {
    var all = new ArrayList<String>();
    var sum = number(YearLine.OVERVIEW) + number(YearLine.NEWS) + number(YearLine.CATALOGUE);
    if (sum > number(YearLine.RELEASED)) {
      all.add("概况类、政务动态、信息公开目录相加是 %d，超过信息发布总数 %d。".formatted(sum, number(YearLine.RELEASED)));
    }
    var kinds =
        number(YearLine.MATERIALS) + number(YearLine.PRODUCTS) + number(YearLine.COMMENTARIES);
    if (kinds != number(YearLine.INTERPRETED) && !value(YearLine.MATERIALS).isEmpty()) {
      all.add(
          "解读材料、解读产品、媒体评论相加是 %d，与解读信息发布总数 %d 不同。".formatted(kinds, number(YearLine.INTERPRETED)));
    }
    var handled = number(YearLine.HANDLED_PEOPLE) + number(YearLine.HANDLED_FIRMS);
    if (handled > number(YearLine.HANDLED)) {
      all.add("自然人、法人办件量相加是 %d，超过办件量总数 %d。".formatted(handled, number(YearLine.HANDLED)));
    }
    if (number(YearLine.FIXED) > number(YearLine.PROBLEMS)) {
      all.add("问题整改数量超过发现问题数量。");
    }
    if (number(YearLine.ONLINE) > number(YearLine.GUIDES)) {
      all.add("可全程在线办理的事项多于政务服务事项。");
    }
    return all;
  }

  private long number(YearLine line) {
    var value = value(line);
    return value.matches("[0-9]{1,15}") ? Long.parseLong(value) : 0;
  }

  /** Its rows part by part, in the order of the form. */
  public Map<YearLine.Part, List<Filled>> parts() {
    return filled.stream()
        .collect(
            Collectors.groupingBy(f -> f.line().part(), LinkedHashMap::new, Collectors.toList()));
  }

  public String value(YearLine line) {
    return filled.stream().filter(f -> f.line() == line).map(Filled::value).findFirst().orElse("");
  }

  /** 2026年政府网站工作年度报表. */
  public String title() {
    return "政府网站工作年度报表（%d年度）".formatted(year);
  }

  /** For programs of spreadsheets, which want a mark in front. */
  public String csv() {
    var rows = new ArrayList<String>();
    rows.add("部分,项目,数值,来源,口径");
    for (var one : filled) {
      rows.add(
          Stream.of(
                  one.line().part().label(),
                  one.line().label(),
                  one.value(),
                  one.line().source().label(),
                  one.line().note())
              .map(YearlyTable::quoted)
              .collect(Collectors.joining(",")));
    }
    return "\ufeff" + String.join("\r\n", rows) + "\r\n";
  }

  byte[] record() {
    return csv().getBytes(UTF_8);
  }

  /** A cell a spreadsheet might compute begins with an apostrophe instead. */
  private static String quoted(String words) {
    var safe = !words.isEmpty() && "=+-@\t\r".indexOf(words.charAt(0)) >= 0 ? "'" + words : words;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }

  /** The text of the item that publishes it. */
  String body() {
    var html = new StringBuilder();
    html.append("<p>").append("现公布%d年度政府网站工作年度报表。数据表和 Word 文档附后。".formatted(year)).append("</p>");
    parts()
        .forEach((part, rows) -> {
          html.append("<h2>").append(esc(part.label())).append("</h2>");
          html.append(
              "<table><thead><tr><th scope=\"col\">项目</th><th scope=\"col\">数值</th></tr></thead><tbody>");
          rows.forEach(r ->
              html.append("<tr><td>")
                  .append(esc(r.line().label()))
                  .append("</td><td>")
                  .append(esc(r.value()))
                  .append("</td></tr>"));
          html.append("</tbody></table>");
        });
    return html.toString();
  }

  private static String esc(String words) {
    return HtmlUtils.htmlEscape(words, "UTF-8");
  }
}
