package org.shenfa.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Takes a body apart into blocks, one after another; nothing is left out. Pure. */
final class Blocks {
  private static final Set<String> WHOLE =
      Set.of("table", "ul", "ol", "dl", "blockquote", "figure", "pre", "hr");
  private static final String BLOCKS =
      "p,div,section,article,header,footer,main,aside,nav,center,address,fieldset,form,"
          + "h1,h2,h3,h4,h5,h6,table,ul,ol,dl,blockquote,figure,pre";
  private static final Pattern ALIGN = Pattern.compile("text-align\\s*:\\s*([a-z]+)");

  private static final String BREAK = "\u0001";
  private static final Pattern WRAPPED =
      Pattern.compile("(?<=[\\u2e80-\\uffef])[ \\t]*[\\r\\n]+[ \\t]*(?=[\\u2e80-\\uffef])");

  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder inline = new StringBuilder();

  private Blocks() {}

  static List<Block> of(Element body) {
    var taking = new Blocks();
    taking.children(exact(body));
    return List.copyOf(taking.blocks);
  }

  /** Written without white space of its own. */
  private static Element exact(Element element) {
    var owner = element.ownerDocument();
    if (owner == null) {
      owner = new Document("");
      owner.appendChild(element);
    }
    owner.outputSettings().prettyPrint(false);
    return element;
  }

  private void children(Element parent) {
    for (Node child : parent.childNodes()) {
      switch (child) {
        case Element e when WHOLE.contains(e.normalName()) -> {
          flush(parent);
          blocks.add(new Block.Whole(e.outerHtml(), text(e)));
        }
        case Element e when e.is(BLOCKS) && e.select(BLOCKS).size() > 1 -> {
          flush(parent);
          children(e);
          flush(e);
        }
        case Element e when e.is(BLOCKS) -> {
          flush(parent);
          lines(e);
        }
        case Element e when !e.select(BLOCKS).isEmpty() -> {
          flush(parent);
          children(e);
          flush(e);
        }
        case Element e when e.normalName().equals("br") -> flush(parent);
        default -> inline.append(child.outerHtml());
      }
    }
    flush(parent);
  }

  private void flush(Element parent) {
    if (inline.isEmpty()) {
      return;
    }
    var line = exact(new Element("p")).html(inline.toString());
    inline.setLength(0);
    if (line.hasText() || !line.select("img").isEmpty()) {
      add(line, parent);
    }
  }

  /** A paragraph is as many lines as its own line breaks make of it. */
  private void lines(Element paragraph) {
    var single = paragraph.children().size() == 1 && paragraph.ownText().isBlank();
    if (paragraph.childNodes().stream().noneMatch(n -> n.nameIs("br")) || single) {
      add(paragraph, paragraph);
      return;
    }
    var part = exact(new Element(paragraph.tagName()));
    for (Node child : List.copyOf(paragraph.childNodes())) {
      if (child.nameIs("br")) {
        add(part, paragraph);
        part = exact(new Element(paragraph.tagName()));
      } else {
        part.appendChild(child.clone());
      }
    }
    add(part, paragraph);
  }

  private void add(Element line, Element styled) {
    if (!line.hasText() && !line.select("img").isEmpty()) {
      blocks.add(new Block.Whole("<p>" + line.html() + "</p>", ""));
      return;
    }
    line.nodeStream(TextNode.class)
        .filter(t -> !t.isBlank())
        .findFirst()
        .ifPresent(t -> t.text(t.getWholeText().replaceAll("^[\\s\u00a0　]+", "")));
    blocks.add(new Block.Line(line.html().strip(), text(line), place(styled), level(styled)));
  }

  private static int level(Element element) {
    if (element.hasClass("title")) {
      return Block.Line.TITLE;
    }
    var name = element.normalName();
    return name.matches("h[1-6]") ? name.charAt(1) - '0' : Block.Line.BODY;
  }

  private static Block.Place place(Element element) {
    for (Element e = element; e != null; e = e.parent()) {
      var style = ALIGN.matcher(e.attr("style").toLowerCase(Locale.ROOT));
      var said =
          e.normalName().equals("center")
              ? "center"
              : style.find() ? style.group(1) : e.attr("align").toLowerCase(Locale.ROOT);
      switch (said) {
        case "center" -> {
          return Block.Place.CENTRE;
        }
        case "right", "end" -> {
          return Block.Place.RIGHT;
        }
        case "left", "justify", "start" -> {
          return Block.Place.LEFT;
        }
        default -> {}
      }
    }
    return Block.Place.LEFT;
  }

  /** Text as a reader sees it: lines that only the source wraps are one, line breaks are kept. */
  static String text(Element element) {
    var copy = element.clone();
    copy.select("br").forEach(b -> b.replaceWith(new TextNode(BREAK)));
    copy.select("td,th,p,li,div,tr").forEach(e -> e.appendChild(new TextNode(" ")));
    var whole = copy.wholeText().replace('\u00a0', ' ');
    return WRAPPED
        .matcher(whole)
        .replaceAll("")
        .replaceAll("[\\r\\n]+", " ")
        .replace(BREAK, "\n")
        .replaceAll("^[\\s　]+|[\\s　]+$", "");
  }
}
