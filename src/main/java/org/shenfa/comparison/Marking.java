package org.shenfa.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** 标注: puts what went and what came between two documents into the newer one. */
final class Marking {
  /** Together not more work than this in one comparison. */
  private static final long BUDGET = 100_000_000;

  private final Document now;
  private final List<InlineRun> oldRuns;
  private final List<InlineRun> newRuns;
  private final List<MarkedHtml.Row> rows = new ArrayList<>();
  private int changes;
  private boolean coarse;
  private long spent;

  Marking(String before, String after) {
    var old = Jsoup.parseBodyFragment(before);
    now = Jsoup.parseBodyFragment(after);
    now.outputSettings().prettyPrint(false);
    oldRuns = InlineRun.of(old.body());
    newRuns = InlineRun.of(now.body());
  }

  MarkedHtml marked() {
    var keys = newRuns.stream().map(InlineRun::key).toList();
    var pairs = Alignment.of(oldRuns.stream().map(InlineRun::key).toList(), keys).pairs();
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

  private void came(InlineRun run) {
    mark(run, List.of(new TextDiff.Edit(0, 0, 0, run.tokens().size())), List.of());
    changes++;
    rows.add(new MarkedHtml.Row("", "<ins>" + Entities.escape(run.key()) + "</ins>", true));
  }

  private void went(InlineRun run, int before) {
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
    rows.add(new MarkedHtml.Row("<del>" + Entities.escape(run.key()) + "</del>", "", true));
  }

  private void kept(InlineRun old, InlineRun run) {
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
      rows.add(new MarkedHtml.Row(same, restyled ? same + "（只有格式有变）" : same, restyled));
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
    rows.add(new MarkedHtml.Row(side(before, edits, true), side(after, edits, false), true));
    mark(run, edits, before);
  }

  private static String html(InlineRun run) {
    var all = new StringBuilder();
    run.nodes().forEach(n -> all.append(n.outerHtml()));
    return InlineRun.folded(all.toString());
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
  private void mark(InlineRun run, List<TextDiff.Edit> edits, List<String> before) {
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
      InlineRun run, Map<Node, List<Node>> written, int from, int to, boolean came) {
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
}
