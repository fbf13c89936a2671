package org.shenfa.desk.web;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
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
    return DiffRowGenerator.create()
        .showInlineDiffs(true)
        .inlineDiffByWord(false)
        .oldTag(open -> open ? "<del>" : "</del>")
        .newTag(open -> open ? "<ins>" : "</ins>")
        .build()
        .generateDiffRows(before, after)
        .stream()
        .map(r -> new Sourced(r.getTag() == DiffRow.Tag.EQUAL, r.getOldLine(), r.getNewLine()))
        .toList();
  }

  private static String plain(String line) {
    return line.replaceAll("[\\s\u3000]+", " ").strip();
  }
}
