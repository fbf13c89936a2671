package org.shenfa.comparison;

import java.util.List;

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
  /** Two paragraphs side by side; both are safe HTML. */
  public record Row(String before, String after, boolean changed) {}

  /** Characters in it, for what keeps it. */
  public int weight() {
    return html.length()
        + rows.stream().mapToInt(r -> r.before().length() + r.after().length()).sum();
  }

  /** Marks what became of {@code before}. */
  public static MarkedHtml between(String before, String after) {
    return new Marking(before, after).marked();
  }
}
