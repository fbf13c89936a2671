package org.shenfa.content;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** 允许的标记: everything a body may hold; the same as the editor's schema. */
final class AllowedHtml {
  private static final Pattern OWN_FILE =
      Pattern.compile("/files/[0-9a-f]{64}/(?!\\.)[^\"'<>\\s/\\\\?#]+");
  private static final Pattern LINK =
      Pattern.compile(
          "(?i:https?)://[^\\s\"'<>\\\\]+|(?i:mailto):[^\\s\"'<>]+|"
              + OWN_FILE.pattern()
              + "|/art/[0-9]{4}/[0-9]{2}/[A-Za-z0-9_-]+\\.html|"
              + OwnAddress.PAGE.pattern());
  private static final Map<String, Map<String, Pattern>> ALLOWED = allowed();
  static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements(plain())
          .allowElements((element, attributes) -> "strong", "b")
          .allowElements((element, attributes) -> "em", "i")
          .allowElements((element, attributes) -> "h2", "h1")
          .allowElements((element, attributes) -> "h5", "h6")
          .allowElements((element, attributes) -> "p", "div", "section", "article", "center")
          .allowElements(
              (element, attributes) -> attributes.contains("src") ? element : null, "img")
          .allowUrlProtocols("http", "https", "mailto")
          .allowAttributes("href")
          .matching(LINK)
          .onElements("a")
          .allowAttributes("src")
          .matching(OWN_FILE)
          .onElements("img")
          .allowAttributes("alt")
          .onElements("img")
          .allowAttributes("width", "height")
          .matching(Pattern.compile("[0-9]{1,4}"))
          .onElements("img")
          .allowAttributes("colspan", "rowspan")
          .matching(Pattern.compile("[0-9]{1,3}"))
          .onElements("td", "th")
          .allowAttributes("scope")
          .matching(Pattern.compile("row|col|rowgroup|colgroup"))
          .onElements("th")
          .toFactory();

  private AllowedHtml() {}

  private static Map<String, Map<String, Pattern>> allowed() {
    var allowed = new HashMap<String, Map<String, Pattern>>();
    for (var element : plain()) {
      allowed.put(element, Map.of());
    }
    var size = Pattern.compile("[0-9]{1,4}");
    var span = Pattern.compile("[0-9]{1,3}");
    allowed.put("a", Map.of("href", LINK));
    allowed.put(
        "img",
        Map.of("src", OWN_FILE, "alt", Pattern.compile("(?s).*"), "width", size, "height", size));
    allowed.put("td", Map.of("colspan", span, "rowspan", span));
    allowed.put(
        "th",
        Map.of(
            "colspan",
            span,
            "rowspan",
            span,
            "scope",
            Pattern.compile("row|col|rowgroup|colgroup")));
    return Map.copyOf(allowed);
  }

  private static String[] plain() {
    return new String[] {
      "p",
      "br",
      "h2",
      "h3",
      "h4",
      "h5",
      "strong",
      "em",
      "sup",
      "sub",
      "ul",
      "ol",
      "li",
      "blockquote",
      "table",
      "caption",
      "thead",
      "tbody",
      "tfoot",
      "tr",
      "th",
      "td",
      "a",
      "figure",
      "figcaption"
    };
  }

  /** Whether a parsed body holds nothing but what is allowed. */
  static boolean nothingElse(Document document) {
    if (document.nodeStream().anyMatch(n -> n instanceof Comment || n instanceof DataNode)) {
      return false;
    }
    return document.body().children().select("*").stream().allMatch(AllowedHtml::allows);
  }

  private static boolean allows(Element element) {
    var attributes = ALLOWED.get(element.tagName());
    return attributes != null
        && element.attributes().asList().stream().allMatch(a -> allows(attributes, a));
  }

  private static boolean allows(Map<String, Pattern> attributes, Attribute attribute) {
    var value = attributes.get(attribute.getKey());
    return value != null && value.matcher(attribute.getValue()).matches();
  }
}
