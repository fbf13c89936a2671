package org.shenfa.intake;

import org.jsoup.nodes.Element;

/** 表格整理: header rows told and marked, single paragraphs in cells taken out of their shell. */
final class Tables {
  private Tables() {}

  static void finish(Element table) {
    for (var cell : table.select("td, th")) {
      var only = cell.childrenSize() == 1 && cell.ownText().isBlank() ? cell.child(0) : null;
      if (only != null && only.nameIs("p")) {
        only.unwrap();
      }
    }
    if (table.select("thead").isEmpty()) {
      var rows = table.select("> tr, > tbody > tr");
      var first = rows.first();
      if (first != null && rows.size() > 1 && isHeader(first)) {
        var head = new Element("thead");
        table.prependChild(head);
        head.appendChild(first);
      }
    }
    for (var cell : table.select("> thead td, > thead th")) {
      cell.tagName("th").attr("scope", "col");
      cell.select("> strong, > b").unwrap();
    }
  }

  /** A first row that is bold throughout and has no empty cell. */
  private static boolean isHeader(Element row) {
    var cells = row.select("> td, > th");
    return cells.size() > 1
        && cells.stream()
            .allMatch(c ->
                c.hasText()
                    && c.text().equals(c.select("strong, b").text())
                    && !c.attr("rowspan").matches("[1-9]\\d+|[3-9]"));
  }
}
