package org.shenfa.archive;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.shenfa.Shenfa;
import org.springframework.web.util.HtmlUtils;

/** 离线网页: what lies in a bundle to be read without the product, without script, on any machine. */
final class OfflinePages {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Shenfa.ZONE);

  private static final String STYLE =
      """
      body{font:16px/1.7 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#1c1c1c;background:#fff;max-width:76rem;margin:0 auto;padding:1.5rem}
      h1{font:700 1.5rem/1.4 "Noto Serif CJK SC","SimSun",serif;margin:0 0 .5rem}
      table{border-collapse:collapse;width:100%}
      th,td{border:1px solid #b8b8b8;padding:.4rem .6rem;text-align:left;vertical-align:top}
      thead th{background:#f0f1f4}tbody th{white-space:nowrap}.form th{white-space:normal}
      .w{overflow-x:auto}
      .form{max-width:46rem;margin:2rem auto}.form th{width:6.5rem;font-weight:400}.sign{text-align:right}
      .q{color:#595959;font-size:.875rem;overflow-wrap:anywhere}
      @media print{body{padding:0}.form{page-break-after:always}}
      """;

  private OfflinePages() {}

  static String minute(Instant at) {
    return MINUTE.format(at);
  }

  static String text(String words) {
    return HtmlUtils.htmlEscape(words, "UTF-8");
  }

  /** The beginning of a page; whoever begins one ends it with {@link #END}. */
  static String begin(String title) {
    return """
    <!DOCTYPE html>
    <html lang="zh-Hans-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title>
    <style>
    %s</style></head><body>
    """
        .formatted(text(title), STYLE);
  }

  static final String END = "</body></html>\n";

  /** The sealed form of a package, as it is printed. */
  static String form(ArchivedPackage line, SealedForm form) {
    var page = new StringBuilder(begin("审查表 " + line.number()));
    page.append("<p class=\"q\">档号 ")
        .append(line.number())
        .append("，由封存的审查表印出，档案摘要值 ")
        .append(line.digest())
        .append("</p>\n");
    for (var sheet : form.sheets()) {
      page.append("<section class=\"form\"><h1>")
          .append(text(sheet.title()))
          .append("</h1><p>")
          .append(text(sheet.number()))
          .append("</p><table><tbody>\n");
      for (var row : sheet.rows()) {
        page.append("<tr><th scope=\"row\">").append(text(row.label())).append("</th><td>");
        for (var n = 0; n < row.lines().size(); n++) {
          var signature = row.signed() && n == row.lines().size() - 1;
          page.append(signature ? "<div class=\"sign\">" : "<div>")
              .append(text(row.lines().get(n)))
              .append("</div>");
        }
        page.append("</td></tr>\n");
      }
      page.append("</tbody></table></section>\n");
    }
    return page.append(END).toString();
  }

  /** One line of the index of a year. */
  static String line(ArchivedPackage line, PackageManifest manifest) {
    var contents = new StringBuilder();
    for (var file : manifest.files()) {
      contents
          .append("<div><a href=\"")
          .append(file.path())
          .append("\">")
          .append(text(file.role().label()))
          .append("</a> ")
          .append(file.role() == PackageFile.Role.FORM ? "" : text(file.name()))
          .append("</div>");
    }
    return "<tr><th scope=\"row\"><a href=\"packages/%s.txt\">%s</a></th><td><a href=\"prints/%s.html\">%s</a></td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
        .formatted(
            line.number(),
            line.number(),
            line.number(),
            text(line.title()),
            text(line.unit()),
            text(line.document()),
            minute(line.releasedAt()),
            line.retention().label(),
            contents);
  }
}
