package org.shenfa.desk.web;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.shenfa.comparison.Alignment;
import org.shenfa.comparison.WordMarks;
import org.shenfa.content.Manifest;
import org.shenfa.reprints.Snapshot;

/**
 * 与来源对照的一行: a paragraph of the source and of the reprint; both are safe HTML with {@code del} and
 * {@code ins} where they differ.
 */
public record Sourced(boolean same, String source, String reprint) {
  private static final String BLOCKS =
      "p, h2, h3, h4, h5, li, td, th, blockquote, figcaption, caption";

  /** Title and paragraphs of both, side by side. */
  static List<Sourced> lines(Snapshot snapshot, Manifest text) {
    var before = new ArrayList<>(List.of(snapshot.title()));
    before.addAll(snapshot.text().lines().map(Sourced::plain).toList());
    var after = new ArrayList<>(List.of(text.title()));
    Jsoup.parseBodyFragment(text.body()).body().select(BLOCKS).stream()
        .filter(e -> e.select(BLOCKS).size() == 1)
        .map(Element::text)
        .map(Sourced::plain)
        .filter(l -> !l.isEmpty())
        .forEach(after::add);
    return Alignment.of(before, after).pairs().stream()
        .map(p -> line(side(before, p.before()), side(after, p.after())))
        .toList();
  }

  private static String side(List<String> lines, int n) {
    return n < 0 ? "" : lines.get(n);
  }

  private static Sourced line(String source, String reprint) {
    var marks = WordMarks.of(source, reprint);
    return new Sourced(source.equals(reprint), marks.theirs(), marks.mine());
  }

  private static String plain(String line) {
    return line.replaceAll("[\\s\u3000]+", " ").strip();
  }
}
