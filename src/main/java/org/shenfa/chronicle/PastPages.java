package org.shenfa.chronicle;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.shenfa.Shenfa;
import org.shenfa.files.FileStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 往日网页: any page of the site as the public saw it at a moment, in Asia/Shanghai. */
@Service
public class PastPages {
  /** Stands for the site while addresses are made whole. */
  private static final String SITE = "https://site.invalid";

  private static final String STRETCHES =
      """
      select c.path, c.digest, coalesce(k.title, '') as title, c.at, c.until
      from (select path, digest, at, lead(at) over (partition by path order by id) as until, id from page_change
            where path = :path) c
        left join kept_page k on k.digest = c.digest
      """;

  private final JdbcClient db;
  private final FileStore files;

  PastPages(JdbcClient db, FileStore files) {
    this.db = db;
    this.files = files;
  }

  /** Everything that stood at an address, newest first. */
  public List<Stretch> history(String path) {
    return db.sql(STRETCHES + " order by c.id desc limit 500")
        .param("path", path)
        .query((row, n) -> stretch(row))
        .list();
  }

  /** What stood at an address at a moment; nothing before the first line was written. */
  public Optional<Stretch> at(String path, LocalDateTime moment) {
    return db.sql(
            STRETCHES + " where c.at <= :moment and (c.until > :moment or c.until is null) limit 1")
        .param("path", path)
        .param("moment", moment.atZone(Shenfa.ZONE).toOffsetDateTime())
        .query((row, n) -> stretch(row))
        .optional();
  }

  /** What changed on a day, newest first; pages only, at most five hundred. */
  public List<Stretch> changedOn(LocalDate day) {
    return db.sql(
            """
            select c.path, c.digest, coalesce(k.title, '') as title, c.at, null::timestamptz as until
            from page_change c left join kept_page k on k.digest = c.digest
            where c.at >= :from and c.at < :to and c.path like '%.html' order by c.id desc limit 500
            """)
        .param("from", day.atStartOfDay(Shenfa.ZONE).toOffsetDateTime())
        .param("to", day.plusDays(1).atStartOfDay(Shenfa.ZONE).toOffsetDateTime())
        .query((row, n) -> stretch(row))
        .list();
  }

  /** Since when pages are kept; empty before the first was. */
  public Optional<Instant> since() {
    return db.sql("select at from page_change order by id limit 1")
        .query((row, n) -> row.getTimestamp("at").toInstant())
        .optional();
  }

  /** The bytes that stood at an address at a moment, of a page, of a style, of an attachment. */
  public Optional<byte[]> bytes(String path, LocalDateTime moment) {
    var digest = at(path, moment).map(Stretch::digest);
    if (path.startsWith("/files/")) {
      return digest.flatMap(files::read);
    }
    return digest.flatMap(d ->
        db.sql("select packed from kept_page where digest = ?")
            .param(d)
            .query(byte[].class)
            .optional()
            .map(Chronicle::unpack));
  }

  /**
   * The page for a frame on the desk: its own links lead to the pages of the same moment, its
   * styles and pictures are those of that moment, nothing in it runs.
   *
   * @param frame where the desk shows a moment; the address on the site is put behind it
   * @param file where the desk gives a file of a moment
   */
  public Optional<String> shown(String path, LocalDateTime moment, String frame, String file) {
    return bytes(path, moment)
        .map(bytes -> {
          var page = Jsoup.parse(new String(bytes, StandardCharsets.UTF_8), SITE + path);
          page.outputSettings().prettyPrint(false);
          page.select("script, meta[http-equiv], base").remove();
          page.select("form")
              .forEach(f -> f.tagName("div").removeAttr("action").removeAttr("method"));
          for (var element : page.select("[href]:not([href^=#]), [src]")) {
            point(element, element.hasAttr("src") ? "src" : "href", frame, file);
          }
          return page.outerHtml();
        });
  }

  private static void point(Element element, String attribute, String frame, String file) {
    var address = element.absUrl(attribute);
    var link = element.normalName().equals("a");
    if (address.startsWith(SITE + "/")) {
      var path = address.substring(SITE.length()).replaceFirst("[?#].*", "");
      var whole = path.endsWith("/") ? path + "index.html" : path;
      var page = link && whole.endsWith(".html");
      element.attr(attribute, (page ? frame : file) + encoded(whole));
      if (link) {
        element.attr("target", page ? "_top" : "_blank");
      }
    } else if (link) {
      element.attr("target", "_blank").attr("rel", "noopener noreferrer");
    } else {
      element.removeAttr(attribute);
    }
  }

  private static String encoded(String path) {
    return URLEncoder.encode(
        URLDecoder.decode(path, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static Stretch stretch(ResultSet row) throws SQLException {
    var until = row.getTimestamp("until");
    return new Stretch(
        row.getString("path"),
        row.getString("digest"),
        row.getString("title"),
        row.getTimestamp("at").toInstant(),
        until == null ? null : until.toInstant());
  }
}
