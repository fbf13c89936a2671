package org.shenfa.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/**
 * Word 粘贴: markup that Word or WPS wrote, given the structure it only draws: lists, headings,
 * header rows. Text is kept as it is, except for the marks that a real list makes by itself.
 */
public final class WordHtml {
  private static final Pattern LIST =
      Pattern.compile("mso-list\\s*:\\s*l\\d+\\s+level(\\d)\\s+lfo(\\d+)");
  private static final Pattern IGNORE = Pattern.compile("mso-list\\s*:\\s*ignore");
  private static final Pattern OUTLINE = Pattern.compile("mso-outline-level\\s*:\\s*([1-6])");
  private static final Pattern COUNTED = Pattern.compile("(\\d{1,3})[.．)）]");
  private static final Pattern BULLET =
      Pattern.compile("[·•●○◆◇■□▪▫►➢✓√–—*Øo§nlüuvqØÜ\\uf000-\\uf0ff]");

  private WordHtml() {}

  /** Whether Word or WPS wrote this. */
  static boolean isWord(String raw) {
    return raw.contains("mso-") || raw.contains("Mso");
  }

  /**
   * Changes what is below this element; nothing happens to markup that Word did not write.
   *
   * @return the marks of list items, which the lists now draw by themselves
   */
  public static List<String> restructure(Element body) {
    var marks = new ArrayList<String>();
    headings(body);
    lists(body, marks);
    for (var cell : body.select("thead td")) {
      cell.tagName("th").attr("scope", "col");
    }
    return List.copyOf(marks);
  }

  private static void headings(Element body) {
    for (var paragraph : body.select("p")) {
      var outline = OUTLINE.matcher(style(paragraph));
      if (paragraph.hasClass("MsoTitle")) {
        paragraph.tagName("h2").addClass("title");
      } else if (outline.find() && paragraph.parents().stream().noneMatch(p -> p.nameIs("td"))) {
        paragraph.tagName("h" + Math.min(5, Integer.parseInt(outline.group(1)) + 1));
      }
    }
  }

  /** One paragraph that Word draws as an item of a list. */
  private record Item(Element paragraph, int level, String list, @Nullable Element mark) {
    String said() {
      return mark == null ? "" : mark.text().replaceAll("[\\s\\u00a0]+", "");
    }

    boolean bullet() {
      return BULLET.matcher(said()).matches();
    }

    Optional<Integer> count() {
      var counted = COUNTED.matcher(said());
      return counted.matches() ? Optional.of(Integer.parseInt(counted.group(1))) : Optional.empty();
    }
  }

  private static Optional<Item> item(@Nullable Node node) {
    if (!(node instanceof Element paragraph)) {
      return Optional.empty();
    }
    var list = LIST.matcher(style(paragraph));
    if (!paragraph.is("p, h2, h3, h4, h5") || !list.find()) {
      return Optional.empty();
    }
    var mark =
        paragraph.select("span").stream().filter(s -> IGNORE.matcher(style(s)).find()).findFirst();
    return Optional.of(
        new Item(paragraph, Integer.parseInt(list.group(1)), list.group(2), mark.orElse(null)));
  }

  private static void lists(Element body, List<String> marks) {
    for (var paragraph : body.select("p[style], h2[style], h3[style], h4[style], h5[style]")) {
      if (paragraph.parent() == null || item(paragraph).isEmpty() || isListed(paragraph)) {
        continue;
      }
      var run = new ArrayList<Item>();
      Node at = paragraph;
      while (at != null) {
        var next = item(at);
        if (next.isEmpty() || !run.isEmpty() && !next.get().list().equals(run.getFirst().list())) {
          break;
        }
        run.add(next.get());
        at = after(at);
      }
      if (isList(run)) {
        build(run, marks);
      } else {
        run.forEach(WordHtml::keepMark);
      }
    }
  }

  private static boolean isListed(Element paragraph) {
    return paragraph.parent() != null && paragraph.parent().nameIs("li");
  }

  /** The next sibling that is not white space or a remark. */
  private static @Nullable Node after(Node node) {
    var next = node.nextSibling();
    while (next != null
        && (next instanceof Comment || next instanceof org.jsoup.nodes.TextNode t && t.isBlank())) {
      next = next.nextSibling();
    }
    return next;
  }

  /** Bullets, or numbers that a list would count the same way from 1. */
  private static boolean isList(List<Item> run) {
    var counts = new int[10];
    var last = 1;
    if (run.getFirst().level() != 1) {
      return false;
    }
    for (var item : run) {
      if (!item.paragraph().nameIs("p") || item.level() > last + 1) {
        return false;
      }
      for (int deeper = item.level() + 1; deeper < counts.length; deeper++) {
        counts[deeper] = 0;
      }
      counts[item.level()]++;
      last = item.level();
      if (!item.bullet() && !item.count().equals(Optional.of(counts[item.level()]))) {
        return false;
      }
    }
    return true;
  }

  private static void build(List<Item> run, List<String> marks) {
    var open = new ArrayList<Element>();
    for (var item : run) {
      var kind = item.bullet() ? "ul" : "ol";
      while (open.size() > item.level()
          || open.size() == item.level() && !open.getLast().nameIs(kind)) {
        open.removeLast();
      }
      while (open.size() < item.level()) {
        var list = new Element(kind);
        if (open.isEmpty()) {
          item.paragraph().before(list);
        } else {
          var above = open.getLast();
          var last = above.lastElementChild();
          (last == null ? above.appendElement("li") : last).appendChild(list);
        }
        open.add(list);
      }
      marks.add(item.said());
      Optional.ofNullable(item.mark()).ifPresent(Element::remove);
      var entry = open.getLast().appendElement("li");
      for (var child : List.copyOf(item.paragraph().childNodes())) {
        entry.appendChild(child);
      }
      item.paragraph().remove();
    }
  }

  /** A mark that no list makes by itself is text. */
  private static void keepMark(Item item) {
    var mark = item.mark();
    if (mark != null) {
      mark.before(new org.jsoup.nodes.TextNode(item.bullet() ? "•" : item.said()));
      mark.remove();
    }
    item.paragraph().removeAttr("style");
  }

  private static String style(Element element) {
    return element.attr("style").toLowerCase(Locale.ROOT);
  }
}
