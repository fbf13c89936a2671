package org.shenfa.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** 行: one line of a page; {@code cells} are the stretches that wide gaps set apart. */
record PageLine(int page, double left, double right, double y, double size, List<String> cells) {
  String text() {
    return String.join("　", cells);
  }

  /** The lines of a document, page by page from above. */
  static List<PageLine> of(List<Piece> pieces) {
    var sorted = new ArrayList<>(pieces);
    sorted.sort(Comparator.comparingInt(Piece::page).thenComparingDouble(Piece::y));
    var rows = new ArrayList<PageLine>();
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

  private static Optional<PageLine> row(List<Piece> line) {
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
    return Optional.of(
        new PageLine(first.page(), first.x(), end, first.y(), size, List.copyOf(cells)));
  }
}
