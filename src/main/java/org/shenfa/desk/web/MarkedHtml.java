package org.shenfa.desk.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.shenfa.review.Alignment;
import org.shenfa.review.TextDiff;

/**
 * 标出改动: clean HTML with what went in {@code del} and what came in {@code ins}, still the structure
 * of the new text; and the same paragraph beside paragraph.
 *
 * @param html the new text, marked
 * @param rows all paragraphs side by side
 * @param changes how many places differ
 * @param coarse whether some paragraphs differ so much that only the whole of them is marked
 */
public record MarkedHtml(String html, List<Row> rows, int changes, boolean coarse) {
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

  /** Together not more work than this in one comparison. */
  private static final long BUDGET = 100_000_000;

  /** Two paragraphs side by side; both are safe HTML. */
  public record Row(String before, String after, boolean changed) {}

  /** A stretch of inline nodes in one block; {@code key} is what it reads like. */
  private record Run(
      Element parent, List<Node> nodes, List<Token> tokens, List<String> words, String key) {
    Run(Element parent, List<Node> nodes, List<Token> tokens) {
      var words = tokens.stream().map(Token::text).toList();
      this(parent, nodes, tokens, words, folded(String.join("", words)));
    }
  }

  private static String folded(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  /** A word at its place in the document; links and pictures are words of their own. */
  private record Token(String text, Node node) {}

  /** Characters in it, for what keeps it. */
  int weight() {
    return html.length()
        + rows.stream().mapToInt(r -> r.before().length() + r.after().length()).sum();
  }

  /** Marks what became of {@code before}. */
  public static MarkedHtml between(String before, String after) {
    return new Marking(before, after).marked();
  }

  private static final class Marking {
    private final Document now;
    private final List<Run> oldRuns;
    private final List<Run> newRuns;
    private final List<Row> rows = new ArrayList<>();
    private int changes;
    private boolean coarse;
    private long spent;

    Marking(String before, String after) {
      var old = Jsoup.parseBodyFragment(before);
      now = Jsoup.parseBodyFragment(after);
      now.outputSettings().prettyPrint(false);
      oldRuns = runs(old.body());
      newRuns = runs(now.body());
    }

    MarkedHtml marked() {
      var keys = newRuns.stream().map(Run::key).toList();
      var pairs = Alignment.of(oldRuns.stream().map(Run::key).toList(), keys).pairs();
      for (var n = 0; n < pairs.size(); n++) {
        var pair = pairs.get(n);
        if (pair.before() < 0) {
          came(newRuns.get(pair.after()));
        } else if (pair.after() < 0) {
          went(oldRuns.get(pair.before()), next(pairs, n));
        } else {
          kept(oldRuns.get(pair.before()), newRuns.get(pair.after()));
        }
      }
      return new MarkedHtml(now.body().html(), List.copyOf(rows), changes, coarse);
    }

    private int next(List<Alignment.Pair> pairs, int from) {
      for (var n = from + 1; n < pairs.size(); n++) {
        if (pairs.get(n).after() >= 0) {
          return pairs.get(n).after();
        }
      }
      return -1;
    }

    private void came(Run run) {
      mark(run, List.of(new TextDiff.Edit(0, 0, 0, run.tokens().size())), List.of());
      changes++;
      rows.add(new Row("", "<ins>" + Entities.escape(run.key()) + "</ins>", true));
    }

    private void went(Run run, int before) {
      var next = before < 0 ? null : newRuns.get(before).parent();
      if (next == null || next.parent() == now.body()) {
        var gone = new Element("p").addClass("gone").addClass("chg");
        gone.appendChild(spoken("del", "删去一段", run.key()));
        if (next == null) {
          now.body().appendChild(gone);
        } else {
          next.before(gone);
        }
      } else {
        // Inside a table or a list only what stands in a cell or an item is allowed.
        next.prependChild(spoken("del", "删去一段", run.key()).addClass("gone"));
      }
      changes++;
      rows.add(new Row("<del>" + Entities.escape(run.key()) + "</del>", "", true));
    }

    private void kept(Run old, Run run) {
      var before = old.words();
      var after = run.words();
      if (before.equals(after)) {
        var same = Entities.escape(run.key());
        var restyled = !html(old).equals(html(run));
        if (restyled) {
          changes++;
          run.parent().addClass("chg");
          run.nodes().getLast().after(new Element("small").addClass("restyled").text("（只有格式有变）"));
        }
        rows.add(new Row(same, restyled ? same + "（只有格式有变）" : same, restyled));
        return;
      }
      var size = Math.min(2_000L, before.size() + after.size());
      spent += size * size;
      var edits = spent > BUDGET ? null : TextDiff.edits(before, after).orElse(null);
      if (edits == null) {
        coarse = true;
        edits = List.of(new TextDiff.Edit(0, before.size(), 0, after.size()));
      }
      changes += edits.size();
      rows.add(new Row(side(before, edits, true), side(after, edits, false), true));
      mark(run, edits, before);
    }

    private static String html(Run run) {
      var all = new StringBuilder();
      run.nodes().forEach(n -> all.append(n.outerHtml()));
      return folded(all.toString());
    }

    private static String side(List<String> words, List<TextDiff.Edit> edits, boolean old) {
      var line = new StringBuilder();
      var at = 0;
      for (var edit : edits) {
        var from = old ? edit.from() : edit.newFrom();
        var to = old ? edit.to() : edit.newTo();
        line.append(Entities.escape(String.join("", words.subList(at, from))));
        if (from < to) {
          var tag = old ? "del" : "ins";
          line.append('<').append(tag).append('>');
          line.append(Entities.escape(String.join("", words.subList(from, to))));
          line.append("</").append(tag).append('>');
        }
        at = to;
      }
      return line.append(Entities.escape(String.join("", words.subList(at, words.size()))))
          .toString();
    }

    /** Puts the marks into the new document, text node by text node. */
    private void mark(Run run, List<TextDiff.Edit> edits, List<String> before) {
      run.parent().addClass("chg");
      Map<Node, List<Node>> written = new LinkedHashMap<>();
      run.tokens().forEach(t -> written.computeIfAbsent(t.node(), n -> new ArrayList<>()));
      var at = 0;
      var last = new ArrayList<Node>();
      for (var edit : edits) {
        put(run, written, at, edit.newFrom(), false);
        if (edit.from() < edit.to()) {
          var del = spoken("del", "删去", String.join("", before.subList(edit.from(), edit.to())));
          if (edit.newFrom() < run.tokens().size()) {
            at(written, run.tokens().get(edit.newFrom()).node()).add(del);
          } else {
            last.add(del);
          }
        }
        put(run, written, edit.newFrom(), edit.newTo(), true);
        at = edit.newTo();
      }
      put(run, written, at, run.tokens().size(), false);
      var end = run.nodes().getLast();
      for (var n = last.size() - 1; n >= 0; n--) {
        end.after(last.get(n));
      }
      written.forEach((node, parts) -> {
        parts.forEach(node::before);
        if (node instanceof TextNode) {
          node.remove();
        }
      });
    }

    private static List<Node> at(Map<Node, List<Node>> written, Node node) {
      return written.getOrDefault(node, new ArrayList<>());
    }

    private static void put(
        Run run, Map<Node, List<Node>> written, int from, int to, boolean came) {
      for (var n = from; n < to; ) {
        var node = run.tokens().get(n).node();
        var words = new StringBuilder();
        while (n < to && run.tokens().get(n).node() == node) {
          words.append(run.tokens().get(n++).text());
        }
        if (came) {
          at(written, node).add(spoken("ins", "改为", words.toString()));
        } else if (node instanceof TextNode) {
          at(written, node).add(new TextNode(words.toString()));
        }
      }
    }

    private static Element spoken(String tag, String word, String text) {
      var mark = new Element(tag);
      mark.appendChild(new Element("span").addClass("vh").text(word));
      mark.appendChild(new TextNode(text));
      return mark;
    }

    private static List<Run> runs(Element body) {
      var all = new ArrayList<Run>();
      collect(body, all);
      return all;
    }

    private static void collect(Element parent, List<Run> all) {
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

    private static void close(Element parent, List<Node> nodes, List<Run> all) {
      var tokens = new ArrayList<Token>();
      nodes.forEach(n -> tokens(n, tokens));
      if (tokens.stream().anyMatch(t -> !t.text().isBlank())) {
        all.add(new Run(parent, List.copyOf(nodes), List.copyOf(tokens)));
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
}
