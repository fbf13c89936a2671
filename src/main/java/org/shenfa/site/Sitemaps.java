package org.shenfa.site;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * 搜索引擎用的网站地图: an index and its parts, one or more for each month of first release, so that a
 * release changes one part however large the site is. Pure.
 */
final class Sitemaps {
  static final String INDEX = "/sitemap.xml";
  static final String PAGES = "/sitemap/pages.xml";

  /** What the protocol allows in one part. */
  static final int MOST = 50_000;

  private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

  private final String domain;

  Sitemaps(SiteSettings site) {
    this.domain = site.domain();
  }

  /** Month of a page's address, such as {@code 2026-11}; other addresses are of month 0000-00. */
  static String month(String path) {
    return path.matches("/art/\\d{4}/\\d{2}/.*")
        ? path.substring(5, 9) + "-" + path.substring(10, 12)
        : "0000-00";
  }

  /** One part of the map: its address and what stands in it, the oldest first. */
  record Part(String path, List<Heading> headings) {
    Listed listed() {
      var changed = headings.stream().map(Heading::releasedAt).max(LocalDateTime::compareTo);
      return new Listed(path, changed.orElseThrow());
    }
  }

  /** A part as the index lists it. */
  record Listed(String path, LocalDateTime changed) {}

  /** The parts of one month. */
  static List<Part> parts(String month, Listing all) {
    var parts = new ArrayList<Part>();
    for (var from = 0; from < all.size(); from += MOST) {
      parts.add(
          new Part(
              "/sitemap/%s-%d.xml".formatted(month, from / MOST + 1),
              all.subList(Math.max(0, all.size() - from - MOST), all.size() - from).reversed()));
    }
    return parts;
  }

  byte[] index(List<Listed> parts) {
    var xml = begun("sitemapindex");
    xml.append("<sitemap><loc>%s</loc></sitemap>\n".formatted(address(PAGES)));
    for (var part : parts) {
      xml.append(
          "<sitemap><loc>%s</loc><lastmod>%s</lastmod></sitemap>\n"
              .formatted(address(part.path()), Feeds.time(part.changed())));
    }
    return ended(xml, "sitemapindex");
  }

  byte[] part(Part part) {
    var xml = begun("urlset");
    for (var heading : part.headings()) {
      url(xml, heading.path(), Feeds.time(heading.releasedAt()));
    }
    return ended(xml, "urlset");
  }

  /** Home, topics, concerns and columns. */
  byte[] pages(Composition all) {
    var xml = begun("urlset");
    url(xml, "/", "");
    url(xml, "/map.html", "");
    for (var topic : all.topics()) {
      url(xml, topic.path(), "");
    }
    for (var concern : all.concerns()) {
      url(xml, concern.path(), Feeds.time(all.answers(concern).getLast().releasedAt()));
    }
    for (var column : all.columns()) {
      url(xml, column.path(), column.headings().changed().map(Feeds::time).orElse(""));
    }
    return ended(xml, "urlset");
  }

  byte[] robots() {
    return "User-agent: *\nAllow: /\nDisallow: /_/\nSitemap: %s\n"
        .formatted(address(INDEX))
        .getBytes(StandardCharsets.UTF_8);
  }

  private void url(StringBuilder xml, String path, String changed) {
    xml.append("<url><loc>").append(address(path)).append("</loc>");
    if (!changed.isEmpty()) {
      xml.append("<lastmod>").append(changed).append("</lastmod>");
    }
    xml.append("</url>\n");
  }

  private static StringBuilder begun(String root) {
    return new StringBuilder(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<%s xmlns=\"%s\">\n"
            .formatted(root, NAMESPACE));
  }

  private static byte[] ended(StringBuilder xml, String root) {
    return xml.append("</%s>\n".formatted(root)).toString().getBytes(StandardCharsets.UTF_8);
  }

  private String address(String path) {
    return "https://" + domain + path;
  }
}
