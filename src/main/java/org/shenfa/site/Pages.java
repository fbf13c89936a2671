package org.shenfa.site;

import static org.shenfa.regulation.Clause.MEASURES_20_4;
import static org.shenfa.regulation.Clause.PAGE_1;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Manifest;
import org.shenfa.regulation.Enforces;

/** 页面: turns releases into the bytes of pages. Pure but for the templates it was built with. */
public final class Pages {
  static final int PER_LIST = 20;
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MM-dd");

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final SiteSettings site;

  Pages(SiteSettings site) {
    this.site = site;
  }

  /** Time as pages print it: 24 hours, to the minute. */
  public static String minute(java.time.LocalDateTime at) {
    return at.format(MINUTE);
  }

  public static String monthDay(java.time.LocalDateTime at) {
    return at.format(MONTH_DAY);
  }

  /** Public address of an attachment of a release. */
  public static String address(Manifest.Attachment file) {
    return "/files/%s/%s"
        .formatted(
            file.digest(),
            URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20"));
  }

  /** Size as people read it. */
  public static String size(long bytes) {
    return bytes < 1024 * 1024
        ? Math.max(1, bytes / 1024) + " KB"
        : "%.1f MB".formatted(bytes / 1048576.0);
  }

  byte[] home(List<ListedColumn> columns) {
    return render("home", Map.of("site", site, "columns", columns));
  }

  /**
   * One page of a column's list.
   *
   * @param number counted from the oldest, so that a new article changes only the last list
   */
  byte[] list(List<ListedColumn> nav, ListedColumn column, List<Heading> part, int number, int of) {
    return render(
        "list",
        Map.of(
            "site", site, "columns", nav, "column", column, "part", part, "number", number, "of",
            of));
  }

  @Enforces({MEASURES_20_4, PAGE_1})
  byte[] article(
      List<ListedColumn> nav, ListedColumn column, Article article, @Nullable Heading partner) {
    var model = new java.util.HashMap<String, Object>();
    model.put("site", site);
    model.put("columns", nav);
    model.put("column", column);
    model.put("article", article);
    if (partner != null) {
      model.put("partner", partner);
    }
    return render("article", model);
  }

  byte[] tombstone(List<ListedColumn> nav, Tombstone tombstone) {
    return render("tombstone", Map.of("site", site, "columns", nav, "tombstone", tombstone));
  }

  byte[] missing(List<ListedColumn> nav) {
    return render("missing", Map.of("site", site, "columns", nav));
  }

  byte[] map(List<ListedColumn> nav) {
    return render("map", Map.of("site", site, "columns", nav));
  }

  byte[] verify(List<ListedColumn> nav) {
    return render("verify", Map.of("site", site, "columns", nav));
  }

  byte[] sitemap(List<Heading> headings, List<ListedColumn> nav) {
    var xml =
        new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    xml.append("<url><loc>https://").append(site.domain()).append("/</loc></url>\n");
    for (var column : nav) {
      xml.append(
          "<url><loc>https://%s/%s/index.html</loc></url>\n"
              .formatted(site.domain(), column.slug()));
    }
    for (var heading : headings) {
      xml.append(
          "<url><loc>https://%s%s</loc><lastmod>%s+08:00</lastmod></url>\n"
              .formatted(site.domain(), heading.path(), heading.releasedAt().withNano(0)));
    }
    return xml.append("</urlset>\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private byte[] render(String template, Map<String, Object> model) {
    var out = new Utf8ByteOutput();
    templates.render("site/" + template + ".jte", model, out);
    return out.toByteArray();
  }
}
