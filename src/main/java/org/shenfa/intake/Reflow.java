package org.shenfa.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** One line of a page; {@code cells} are the stretches that wide gaps set apart. */
  private record Row(
      int page, double left, double right, double y, double size, List<String> cells) {
    String text() {
      return String.join("　", cells);
    }
  }

  private final List<Row> rows;
  private final double width;
  private final List<Omission> omissions = new ArrayList<>();
  private final TreeSet<Integer> tables = new TreeSet<>();
  private final Map<Integer, Element> lastOfPage = new TreeMap<>();
  private double left;
  private double right;
  private double pitch;

  private Reflow(List<Row> rows, double width) {
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
    var reflow = new Reflow(rows(pieces), width);
    reflow.furniture();
    reflow.measure();
    var body = reflow.paragraphs();
    return new Flow(body, reflow.lastOfPage, reflow.omissions, List.copyOf(reflow.tables));
  }

  private static List<Row> rows(List<Piece> pieces) {
    var sorted = new ArrayList<>(pieces);
    sorted.sort(Comparator.comparingInt(Piece::page).thenComparingDouble(Piece::y));
    var rows = new ArrayList<Row>();
    var line = new ArrayList<Piece>();
    for (var piece : sorted) {
      var same =
          !line.isEmpty()
              && line.getFirst().page() == piece.page()
              && piece.y() - line.getFirst().y()
                  < 0.5 * Math.min(piece.size(), line.getFirst().size());
      if (!same) {
        row(line).ifPresent(rows::add);
        line.clear();
      }
      line.add(piece);
    }
    row(line).ifPresent(rows::add);
    return rows;
  }

  private static Optional<Row> row(List<Piece> line) {
    var inOrder =
        line.stream()
            .sorted(Comparator.comparingDouble(Piece::x))
            .dropWhile(p -> p.text().isBlank())
            .toList();
    if (inOrder.isEmpty()) {
      return Optional.empty();
    }
    var cells = new ArrayList<String>();
    var text = new StringBuilder();
    var size = inOrder.stream().mapToDouble(Piece::size).max().orElse(1);
    var first = inOrder.getFirst();
    var end = first.x();
    var space = false;
    for (var piece : inOrder) {
      if (piece.text().isBlank()) {
        space = true;
        continue;
      }
      var gap = piece.x() - end;
      if (!text.isEmpty() && gap > 1.6 * size) {
        cells.add(text.toString().strip());
        text.setLength(0);
      } else if (!text.isEmpty() && (space || gap > 0.35 * size)) {
        text.append(' ');
      }
      text.append(piece.text());
      end = Math.max(end, piece.right());
      space = false;
    }
    cells.add(text.toString().strip());
    return Optional.of(new Row(first.page(), first.x(), end, first.y(), size, List.copyOf(cells)));
  }

  /** Page numbers at the edges, and edges that say the same on three pages or more. */
  private void furniture() {
    var edges = new HashMap<String, Integer>();
    for (int i = 0; i < rows.size(); i++) {
      if (edge(i)) {
        edges.merge(Loss.folded(rows.get(i).text()), 1, Integer::sum);
      }
    }
    var gone = new ArrayList<Row>();
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
    left = rows.stream().mapToDouble(Row::left).min().orElse(0);
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
    var far = rows.stream().mapToDouble(Row::right).max().orElse(1);
    var ends = new TreeMap<Long, List<Row>>();
    rows.stream()
        .filter(r -> r.right() > left + 0.6 * (far - left))
        .forEach(r ->
            ends.computeIfAbsent(Math.round(r.right() / r.size()), n -> new ArrayList<>()).add(r));
    return ends.values().stream()
        .filter(e -> e.size() > 2)
        .reduce((near, farther) -> farther)
        .map(e -> e.stream().mapToDouble(Row::right).max().orElse(far))
        .orElse(far);
  }

  private Element paragraphs() {
    var body = new Element("body");
    @Nullable Row before = null;
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

  private boolean begins(Row row, Row before) {
    var space = row.page() == before.page() && row.y() - before.y() > 1.7 * pitch;
    return place(row) != Block.Place.LEFT
        || place(before) != Block.Place.LEFT
        || row.left() > left + 1.2 * row.size()
        || before.cells().size() > 1
        || before.right() < right - 1.8 * before.size()
        || Math.abs(row.size() - before.size()) > 0.2 * before.size()
        || space;
  }

  private Block.Place place(Row row) {
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
