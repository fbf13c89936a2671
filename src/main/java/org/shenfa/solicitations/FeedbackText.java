package org.shenfa.solicitations;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/**
 * 反馈稿: the draft of the result, from the figures and the decisions: how much came, from whom and
 * how, by theme, and of every point whether it is taken up and why (17-3). It names nobody and
 * quotes nobody; the unit words the rest.
 */
final class FeedbackText {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private FeedbackText() {}

  static String of(SolicitationCase on, Figures figures, List<Point> points) {
    var html = new StringBuilder();
    html.append("<h2>征集情况</h2>").append(p(situation(on, figures)));
    if (figures.remarks() > 0) {
      html.append(
          table(
              List.of("渠道", "件数"),
              figures.channels().entrySet().stream()
                  .map(e -> List.of(e.getKey().label(), e.getValue() + " 件"))
                  .toList()));
      html.append(
          table(
              List.of("来自", "件数"),
              figures.parties().entrySet().stream()
                  .map(e -> List.of(e.getKey().label(), e.getValue() + " 件"))
                  .toList()));
    }
    html.append("<h2>意见分析</h2>");
    if (figures.remarks() == 0) {
      html.append(p("征集期间没有收到意见，没有可以分析的内容。"));
    } else {
      html.append(
          p(
              "收到的意见集中在%s。"
                  .formatted(
                      figures.themes().entrySet().stream()
                          .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                          .map(e -> "“" + e.getKey() + "”（" + e.getValue() + " 条）")
                          .collect(Collectors.joining("、")))));
    }
    html.append("<h2>采纳情况</h2>");
    if (figures.remarks() == 0) {
      html.append(p("征集期间没有收到意见，征求意见稿按程序办理。"));
    } else {
      html.append(
          p(
              "%d 条意见中，采纳 %d 条，部分采纳 %d 条，未采纳 %d 条。"
                  .formatted(
                      figures.remarks(),
                      figures.of(Adoption.ADOPTED),
                      figures.of(Adoption.PARTLY),
                      figures.of(Adoption.NOT))));
      html.append(
          table(
              List.of("主题", "意见要点", "意见编号", "采纳情况", "理由"),
              points.stream().map(FeedbackText::line).toList()));
      html.append(p("提意见的人凭回执上的编号和查询码，可以在本网站查到自己的意见归在哪一条。"));
    }
    return html.toString();
  }

  private static String situation(SolicitationCase on, Figures figures) {
    var words = new StringBuilder();
    words.append(
        "%s至%s，我单位就“%s”公开征求意见%s。"
            .formatted(
                day(on.openedAt()),
                day(on.cancelled() == null ? on.closesAt() : on.endsAt()),
                on.title(),
                on.cancelled() == null ? "" : "，因" + on.cancelled().label() + "提前终止"));
    words.append(
        figures.remarks() == 0
            ? "征集期间没有收到意见。"
            : "共收到 %d 件、%d 条意见。".formatted(figures.receipts(), figures.remarks()));
    if (figures.late() > 0) {
      words.append("截止以后另收到 %d 条，供参考，不计入。".formatted(figures.late()));
    }
    if (figures.excluded() > 0) {
      words.append("另有 %d 条经人工核看不是意见，不计入。".formatted(figures.excluded()));
    }
    return words.toString();
  }

  private static List<String> line(Point point) {
    return List.of(
        point.theme(),
        point.gist(),
        point.remarks().stream().map(String::valueOf).collect(Collectors.joining("、")),
        point.decision() == null ? "" : point.decision().label(),
        point.reason());
  }

  private static String day(LocalDateTime at) {
    return at.format(DAY);
  }

  private static String p(String words) {
    return "<p>" + HtmlUtils.htmlEscape(words, "UTF-8") + "</p>";
  }

  private static String table(List<String> heads, List<List<String>> lines) {
    return "<table><thead><tr>"
        + heads.stream().map(h -> "<th scope=\"col\">" + h + "</th>").collect(Collectors.joining())
        + "</tr></thead><tbody>"
        + lines.stream()
            .map(l ->
                l.stream()
                    .map(c -> "<td>" + HtmlUtils.htmlEscape(c, "UTF-8") + "</td>")
                    .collect(Collectors.joining("", "<tr>", "</tr>")))
            .collect(Collectors.joining())
        + "</tbody></table>";
  }
}
