package org.shenfa.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * 版面还原: characters on pages become lines, lines become paragraphs again; page numbers and what
 * repeats on every page is set aside. Pure.
 */
final class Reflow {
  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "[-—–―\\s　·]*(第\\s*)?\\d{1,4}(\\s*页)?([\\s　,，/]+(共\\s*)?\\d{1,4}\\s*页?|\\s*共\\s*\\d{1,4}\\s*页)?[-—–―\\s　·]*");

  private final List<PageLine> rows;
  private final double width;
  private final List<Omission> omissions = new ArrayList<>();
  private final TreeSet<Integer> tables = new TreeSet<>();
  private final Map<Integer, Element> lastOfPage = new TreeMap<>();
  private double left;
  private double right;
  private double pitch;

  private Reflow(List<PageLine> rows, double width) {
    this.rows = rows;
    this.width = width;
  }

  /**
   * What became of the pages.
   *
   * @param lastOfPage the paragraph that a page ends with, by page
   * @param tables pages, from 1, whose lines stand in columns
   */
  record Flow(
      Element body,
      Map<Integer, Element> lastOfPage,
      List<Omission> omissions,
      List<Integer> tables) {

    /** Shows pictures after the text of their page. */
    void show(int page, List<String> addresses) {
      var before = lastOfPage.get(page);
      for (var address : addresses) {
        var paragraph = new Element("p");
        paragraph.appendElement("img").attr("src", address).attr("alt", "");
        if (before == null) {
          body.appendChild(paragraph);
        } else {
          before.after(paragraph);
        }
        before = paragraph;
      }
    }
  }

  /**
   * Flows the pieces of a document.
   *
   * @param width of its pages
   */
  static Flow of(List<Piece> pieces, double width) {
    var reflow = new Reflow(PageLine.of(pieces), width);
    reflow.furniture();
    reflow.measure();
    var body = reflow.paragraphs();
    return new Flow(body, reflow.lastOfPage, reflow.omissions, List.copyOf(reflow.tables));
  }

  /** Page numbers at the edges, and edges that say the same on three pages or more. */
  private void furniture() {
    var edges = new HashMap<String, Integer>();
    for (int i = 0; i < rows.size(); i++) {
      if (edge(i)) {
        edges.merge(Loss.folded(rows.get(i).text()), 1, Integer::sum);
      }
    }
    var gone = new ArrayList<PageLine>();
    for (int i = 0; i < rows.size(); i++) {
      var text = rows.get(i).text();
      if (edge(i) && PAGE_NUMBER.matcher(text).matches()) {
        omissions.add(Omission.quiet("页码", text));
        gone.add(rows.get(i));
      } else if (edge(i) && edges.getOrDefault(Loss.folded(text), 0) > 2) {
        omissions.add(new Omission("每页重复的页眉、页脚", text));
        gone.add(rows.get(i));
      }
    }
    rows.removeAll(gone);
  }

  private boolean edge(int i) {
    return i == 0
        || i == rows.size() - 1
        || rows.get(i - 1).page() != rows.get(i).page()
        || rows.get(i + 1).page() != rows.get(i).page();
  }

  private void measure() {
    left = rows.stream().mapToDouble(PageLine::left).min().orElse(0);
    right = rightEdge();
    var steps = new ArrayList<Double>();
    for (int i = 1; i < rows.size(); i++) {
      if (rows.get(i).page() == rows.get(i - 1).page()) {
        steps.add(rows.get(i).y() - rows.get(i - 1).y());
      }
    }
    steps.sort(Comparator.naturalOrder());
    pitch = steps.isEmpty() ? 1 : steps.get(steps.size() / 2);
  }

  /** Where most full lines end; one line that juts out does not move the margin. */
  private double rightEdge() {
    var far = rows.stream().mapToDouble(PageLine::right).max().orElse(1);
    var ends = new TreeMap<Long, List<PageLine>>();
    rows.stream()
        .filter(r -> r.right() > left + 0.6 * (far - left))
        .forEach(r ->
            ends.computeIfAbsent(Math.round(r.right() / r.size()), n -> new ArrayList<>()).add(r));
    return ends.values().stream()
        .filter(e -> e.size() > 2)
        .reduce((near, farther) -> farther)
        .map(e -> e.stream().mapToDouble(PageLine::right).max().orElse(far))
        .orElse(far);
  }

  private Element paragraphs() {
    var body = new Element("body");
    @Nullable PageLine before = null;
    @Nullable Element paragraph = null;
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var place = place(row);
      var rows = table(i);
      if (rows > 0) {
        paragraph = table(body, i, rows);
        i += rows - 1;
      } else if (before == null || paragraph == null || begins(row, before)) {
        paragraph = body.appendElement("p");
        if (place != Block.Place.LEFT) {
          paragraph.attr("align", place == Block.Place.CENTRE ? "center" : "right");
        }
        paragraph.text(row.text());
      } else {
        paragraph.text(joined(paragraph.text(), row.text()));
      }
      before = this.rows.get(i);
      if (before.cells().size() > 2) {
        tables.add(before.page() + 1);
      }
      lastOfPage.put(before.page(), paragraph);
    }
    return body;
  }

  private static String joined(String before, String text) {
    var plain = before.charAt(before.length() - 1) > 0x2e80 || text.charAt(0) > 0x2e80;
    return before + (plain ? "" : " ") + text;
  }

  private boolean begins(PageLine row, PageLine before) {
    var space = row.page() == before.page() && row.y() - before.y() > 1.7 * pitch;
    return place(row) != Block.Place.LEFT
        || place(before) != Block.Place.LEFT
        || row.left() > left + 1.2 * row.size()
        || before.cells().size() > 1
        || before.right() < right - 1.8 * before.size()
        || Math.abs(row.size() - before.size()) > 0.2 * before.size()
        || space;
  }

  private Block.Place place(PageLine row) {
    if (row.cells().size() > 1) {
      return Block.Place.LEFT;
    }
    var indent = row.left() - left;
    var rest = right - row.right();
    var middle = Math.abs((row.left() + row.right()) / 2 - width / 2) < 0.8 * row.size();
    if (indent > 2.6 * row.size() && (middle || Math.abs(indent - rest) < 1.6 * row.size())) {
      return Block.Place.CENTRE;
    }
    var far = indent > 0.4 * (right - left) && rest < 8 * row.size();
    return far ? Block.Place.RIGHT : Block.Place.LEFT;
  }

  /** How many lines from here stand in the same number of columns; 0 when fewer than three do. */
  private int table(int from) {
    var columns = rows.get(from).cells().size();
    var to = from;
    while (columns > 1 && to < rows.size() && rows.get(to).cells().size() == columns) {
      to++;
    }
    return to - from < 3 ? 0 : to - from;
  }

  private Element table(Element body, int from, int count) {
    var table = body.appendElement("table");
    for (var row : rows.subList(from, from + count)) {
      var line = table.appendElement("tr");
      row.cells().forEach(c -> line.appendElement("td").text(c));
      tables.add(row.page() + 1);
    }
    return table;
  }
}
