package org.shenfa.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** 一段文字: a stretch of inline nodes in one block; {@code key} is what it reads like. */
record InlineRun(
    Element parent, List<Node> nodes, List<Token> tokens, List<String> words, String key) {
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "h2",
          "h3",
          "h4",
          "h5",
          "ul",
          "ol",
          "li",
          "table",
          "thead",
          "tbody",
          "tfoot",
          "caption",
          "tr",
          "td",
          "th",
          "blockquote",
          "figure",
          "figcaption",
          "div",
          "pre",
          "hr");

  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** A word at its place in the document; links and pictures are words of their own. */
  record Token(String text, Node node) {}

  InlineRun(Element parent, List<Node> nodes, List<Token> tokens) {
    var words = tokens.stream().map(Token::text).toList();
    this(parent, nodes, tokens, words, folded(String.join("", words)));
  }

  static String folded(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  /** The runs of a document that say anything, in order. */
  static List<InlineRun> of(Element body) {
    var all = new ArrayList<InlineRun>();
    collect(body, all);
    return all;
  }

  private static void collect(Element parent, List<InlineRun> all) {
    var nodes = new ArrayList<Node>();
    for (var node : List.copyOf(parent.childNodes())) {
      if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
        close(parent, nodes, all);
        collect(element, all);
      } else {
        nodes.add(node);
      }
    }
    close(parent, nodes, all);
  }

  private static void close(Element parent, List<Node> nodes, List<InlineRun> all) {
    var tokens = new ArrayList<Token>();
    nodes.forEach(n -> tokens(n, tokens));
    if (tokens.stream().anyMatch(t -> !t.text().isBlank())) {
      all.add(new InlineRun(parent, List.copyOf(nodes), List.copyOf(tokens)));
    }
    nodes.clear();
  }

  private static void tokens(Node node, List<Token> to) {
    if (node instanceof TextNode text) {
      TextDiff.tokens(text.getWholeText()).forEach(t -> to.add(new Token(t, node)));
    } else if (node instanceof Element element) {
      switch (element.normalName()) {
        case "a" -> to.add(new Token("〔链接：" + element.attr("href") + "〕", node));
        case "img" ->
            to.add(
                new Token(
                    "〔图片：%s %s〕".formatted(element.attr("alt"), digest(element.attr("src"))),
                    node));
        case "br" -> to.add(new Token("\n", node));
        default -> {}
      }
      element.childNodes().forEach(n -> tokens(n, to));
    }
  }

  private static String digest(String src) {
    return src.replaceFirst("^/files/([0-9a-f]{8}).*", "$1");
  }
}
