package org.shenfa.reprints;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.shenfa.outbound.Fetched;

/**
 * 读出的文章: title, source, time and main text of a page of somebody else's. The main text is the
 * element that holds the most text of its own which is not links.
 *
 * @param published local time as the page prints it, Asia/Shanghai
 * @param body HTML as it stood there; not clean
 * @param text the same as plain lines, one for each paragraph
 */
public record Reading(
    String title, String source, @Nullable LocalDateTime published, String body, String text) {
  private static final String NOISE =
      "script, style, noscript, template, iframe, object, embed, form, nav, header, footer, aside, button, "
          + "[hidden], [aria-hidden=true], [style*=display:none], [class~=(?i)share|breadcrumb|crumb|related|qrcode|print]";
  private static final String BLOCKS =
      "p, h1, h2, h3, h4, h5, h6, li, td, th, blockquote, figcaption, caption, div, section, article, pre";
  private static final String USUAL =
      "#UCAP-CONTENT, .TRS_Editor, .TRS_UEDITOR, .trs_editor_view, #zoom, .pages_content, .article-content, #detail-content, [itemprop=articleBody]";
  private static final Pattern TIME =
      Pattern.compile(
          "(20\\d{2})\\s*[-年/.]\\s*(\\d{1,2})\\s*[-月/.]\\s*(\\d{1,2})\\s*日?(?:[\\sT]*(\\d{1,2})[:：](\\d{2}))?");
  private static final Pattern LABELLED_TIME =
      Pattern.compile("(?:发布日期|发布时间|发表时间|时间|日期)\\s*[:：]?\\s*(" + TIME.pattern() + ")");
  private static final Pattern SOURCE =
      Pattern.compile(
          "(?:信息来源|文章来源|稿件来源|来源)[\\s\u3000]*[:：][\\s\u3000]*([^\\s\u3000|｜,，。；;]{2,30})");
  private static final int LEAST = 20;

  /** Reads a page; empty when it holds no article. */
  static Optional<Reading> of(Fetched.Page page) {
    var type = page.type().toLowerCase(Locale.ROOT);
    if (!type.isEmpty() && !type.contains("html")) {
      return Optional.empty();
    }
    var document = parsed(page);
    var head = document.text();
    var title = title(document);
    var source = meta(document, "ContentSource", "source").or(() -> first(SOURCE, head)).orElse("");
    var time =
        meta(document, "PubDate", "publishdate", "article:published_time")
            .flatMap(Reading::time)
            .or(() -> first(LABELLED_TIME, head).flatMap(Reading::time));
    document.select(NOISE).remove();
    return main(document)
        .map(e ->
            new Reading(
                title, source, time.orElse(null), absolute(e).html(), String.join("\n", lines(e))));
  }

  private static Document parsed(Fetched.Page page) {
    var named = Pattern.compile("charset=\"?([\\w-]+)").matcher(page.type());
    try {
      return Jsoup.parse(
          new ByteArrayInputStream(page.bytes()),
          named.find() && java.nio.charset.Charset.isSupported(named.group(1))
              ? named.group(1)
              : null,
          page.address().toString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The national page tag first, then what the page calls its heading. */
  private static String title(Document document) {
    return meta(document, "ArticleTitle", "og:title")
        .or(() ->
            document.select("h1").stream().map(Element::text).filter(t -> !t.isBlank()).findFirst())
        .orElseGet(() -> document.title().replaceFirst("\\s*[-_|—]\\s*[^-_|—]{2,30}$", ""))
        .strip();
  }

  private static Optional<String> meta(Document document, String... names) {
    return Stream.of(names)
        .flatMap(n ->
            document.select("meta").stream()
                .filter(m ->
                    n.equalsIgnoreCase(m.attr("name")) || n.equalsIgnoreCase(m.attr("property")))
                .map(m -> m.attr("content").strip()))
        .filter(c -> !c.isEmpty())
        .findFirst();
  }

  private static Optional<String> first(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private static Optional<LocalDateTime> time(String text) {
    var found = TIME.matcher(text);
    if (!found.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.of(
              Integer.parseInt(found.group(1)),
              Integer.parseInt(found.group(2)),
              Integer.parseInt(found.group(3)),
              found.group(4) == null ? 0 : Integer.parseInt(found.group(4)),
              found.group(5) == null ? 0 : Integer.parseInt(found.group(5))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Element> main(Document document) {
    return document.select(USUAL).stream()
        .filter(e -> weight(e) >= LEAST)
        .max(Comparator.comparingInt(Reading::weight))
        .or(() ->
            document.body().select("div, article, section, main, td").stream()
                .filter(e -> own(e) >= LEAST)
                .max(Comparator.comparingInt(Reading::own)));
  }

  private static int weight(Element element) {
    return element.text().length()
        - 2 * element.select("a").stream().mapToInt(a -> a.text().length()).sum();
  }

  /**
   * Text in the element itself and in its paragraphs, tables and lists, but not in inner blocks.
   */
  private static int own(Element element) {
    var direct =
        element.childNodes().stream()
            .mapToInt(n ->
                switch (n) {
                  case TextNode t -> t.text().strip().length();
                  case Element e
                      when e.is(
                          "p, h2, h3, h4, ul, ol, table, blockquote, span, strong, figure, pre") ->
                      weight(e);
                  default -> 0;
                })
            .sum();
    return direct;
  }

  private static Element absolute(Element main) {
    main.select("a[href]").forEach(a -> a.attr("href", a.absUrl("href")));
    return main;
  }

  /** Paragraphs as readers see them; a block that only holds others is not one. */
  private static List<String> lines(Element main) {
    var lines =
        main.select(BLOCKS).stream()
            .filter(e -> e != main && e.select(BLOCKS).size() == 1)
            .map(e -> e.text().replace('　', ' ').strip())
            .filter(t -> !t.isEmpty())
            .collect(Collectors.toList());
    if (lines.isEmpty() && main.hasText()) {
      lines.add(main.text().strip());
    }
    return lines;
  }
}
