package org.shenfa.site;

import static org.shenfa.regulation.Clause.MEASURES_28_1;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jsoup.Jsoup;
import org.shenfa.regulation.Enforces;
import tools.jackson.databind.json.JsonMapper;

/**
 * 订阅源: the newest articles of the site or of a column, whole, as Atom 1.0 (RFC 4287) and as JSON
 * Feed 1.1. Pure; times carry the offset of Asia/Shanghai.
 */
final class Feeds {
  /** Articles in one feed. */
  static final int LENGTH = 20;

  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);
  private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();
  private static final JsonMapper JSON = JsonMapper.shared();

  private final SiteSettings site;

  Feeds(SiteSettings site) {
    this.site = site;
  }

  /**
   * What a feed is of.
   *
   * @param folder such as {@code /} or {@code /tzgg/}; the feeds stand in it
   */
  record Of(String title, String description, String folder) {
    String atom() {
      return folder + "feed.xml";
    }

    String json() {
      return folder + "feed.json";
    }
  }

  /** A time as feeds, site map and open list print it. */
  static String time(LocalDateTime at) {
    return OffsetDateTime.of(at.withNano(0), OFFSET).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  @Enforces(MEASURES_28_1)
  byte[] atom(Of of, List<Article> newest) {
    var out = new StringWriter();
    try {
      var xml = XML.createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.setDefaultNamespace(ATOM);
      xml.writeStartElement(ATOM, "feed");
      xml.writeDefaultNamespace(ATOM);
      xml.writeAttribute("xml:lang", "zh-CN");
      put(xml, "id", address(of.folder()));
      put(xml, "title", of.title());
      put(xml, "subtitle", of.description());
      put(xml, "updated", time(changed(newest)));
      link(xml, "self", "application/atom+xml", address(of.atom()));
      link(xml, "alternate", "text/html", address(of.folder()));
      author(xml, site.name());
      for (var article : newest) {
        entry(xml, article);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void entry(XMLStreamWriter xml, Article article) throws XMLStreamException {
    xml.writeStartElement(ATOM, "entry");
    put(xml, "id", address(article.path()));
    put(xml, "title", article.text().title());
    put(xml, "published", time(article.publishedAt()));
    put(xml, "updated", time(article.releasedAt()));
    author(xml, article.text().publisher());
    link(xml, "alternate", "text/html", address(article.path()));
    for (var file : article.text().listed()) {
      link(xml, "enclosure", file.type(), address(Pages.address(file)));
    }
    xml.writeStartElement(ATOM, "content");
    xml.writeAttribute("type", "html");
    xml.writeCharacters(whole(article.text().body()));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void put(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
    xml.writeStartElement(ATOM, name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String rel, String type, String to)
      throws XMLStreamException {
    xml.writeEmptyElement(ATOM, "link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("type", type);
    xml.writeAttribute("href", to);
  }

  private static void author(XMLStreamWriter xml, String name) throws XMLStreamException {
    xml.writeStartElement(ATOM, "author");
    put(xml, "name", name);
    xml.writeEndElement();
  }

  @Enforces(MEASURES_28_1)
  byte[] json(Of of, List<Article> newest) {
    var feed = new LinkedHashMap<String, Object>();
    feed.put("version", "https://jsonfeed.org/version/1.1");
    feed.put("title", of.title());
    feed.put("home_page_url", address(of.folder()));
    feed.put("feed_url", address(of.json()));
    feed.put("description", of.description());
    feed.put("language", "zh-CN");
    feed.put("authors", List.of(Map.of("name", site.name())));
    feed.put("items", newest.stream().map(this::item).toList());
    return JSON.writeValueAsBytes(feed);
  }

  private Map<String, Object> item(Article article) {
    var item = new LinkedHashMap<String, Object>();
    item.put("id", address(article.path()));
    item.put("url", address(article.path()));
    item.put("title", article.text().title());
    item.put("content_html", whole(article.text().body()));
    item.put("date_published", time(article.publishedAt()));
    item.put("date_modified", time(article.releasedAt()));
    item.put("authors", List.of(Map.of("name", article.text().publisher())));
    item.put(
        "attachments",
        article.text().listed().stream()
            .map(f -> {
              var file = new LinkedHashMap<String, Object>();
              file.put("url", address(Pages.address(f)));
              file.put("mime_type", f.type());
              file.put("title", f.name());
              file.put("size_in_bytes", f.size());
              return file;
            })
            .toList());
    var extension = new LinkedHashMap<String, Object>();
    extension.put("release", article.releaseNo());
    extension.put("digest", article.digest());
    item.put("_shenfa", extension);
    return item;
  }

  /** Readers of a feed are elsewhere: own addresses are written out in full. */
  private String whole(String body) {
    var text = Jsoup.parseBodyFragment(body);
    text.outputSettings().prettyPrint(false);
    for (var name : List.of("href", "src")) {
      text.select("[%s^=/]".formatted(name)).forEach(e -> e.attr(name, address(e.attr(name))));
    }
    return text.body().html();
  }

  private String address(String path) {
    return "https://" + site.domain() + path;
  }

  private static LocalDateTime changed(List<Article> newest) {
    return newest.stream()
        .map(Article::releasedAt)
        .max(LocalDateTime::compareTo)
        .orElse(LocalDateTime.of(2000, 1, 1, 0, 0));
  }
}
