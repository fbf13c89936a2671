package org.shenfa.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 段落对齐: which paragraph of the old text became which of the new one, in the order of both. */
public record Alignment(List<Pair> pairs) {
  private static final int CLOSE = 3_000;
  private static final double ALIKE = 0.4;

  public Alignment {
    pairs = List.copyOf(pairs);
  }

  /** Two paragraphs that belong together, by count from 0; -1 where there is none on that side. */
  public record Pair(int before, int after) {}

  /** Aligns two lists of paragraphs. */
  public static Alignment of(List<String> before, List<String> after) {
    var pairs = new ArrayList<Pair>();
    var at = 0;
    var newAt = 0;
    var edits =
        TextDiff.edits(before, after)
            .orElseGet(() -> List.of(new TextDiff.Edit(0, before.size(), 0, after.size())));
    for (var edit : edits) {
      while (at < edit.from()) {
        pairs.add(new Pair(at++, newAt++));
      }
      changed(pairs, edit, before, after);
      at = edit.to();
      newAt = edit.newTo();
    }
    while (at < before.size()) {
      pairs.add(new Pair(at++, newAt++));
    }
    return new Alignment(pairs);
  }

  /** Inside a changed stretch the most alike belong together, as long as the order holds. */
  private static void changed(
      List<Pair> pairs, TextDiff.Edit edit, List<String> before, List<String> after) {
    var rows = edit.to() - edit.from();
    var columns = edit.newTo() - edit.newFrom();
    if ((long) rows * columns > CLOSE) {
      inOrder(pairs, edit);
      return;
    }
    var alike = new double[rows + 1][columns + 1];
    var best = new double[rows + 1][columns + 1];
    var old = counted(before.subList(edit.from(), edit.to()));
    var now = counted(after.subList(edit.newFrom(), edit.newTo()));
    for (var r = rows - 1; r >= 0; r--) {
      for (var c = columns - 1; c >= 0; c--) {
        alike[r][c] = likeness(old.get(r), now.get(c));
        best[r][c] = Math.max(best[r + 1][c], best[r][c + 1]);
        if (alike[r][c] >= ALIKE) {
          best[r][c] = Math.max(best[r][c], alike[r][c] + best[r + 1][c + 1]);
        }
      }
    }
    var r = 0;
    var c = 0;
    while (r < rows || c < columns) {
      if (r < rows
          && c < columns
          && alike[r][c] >= ALIKE
          && best[r][c] <= alike[r][c] + best[r + 1][c + 1]) {
        pairs.add(new Pair(edit.from() + r++, edit.newFrom() + c++));
      } else if (r < rows && (c == columns || best[r + 1][c] >= best[r][c + 1])) {
        pairs.add(new Pair(edit.from() + r++, -1));
      } else {
        pairs.add(new Pair(-1, edit.newFrom() + c++));
      }
    }
  }

  private static void inOrder(List<Pair> pairs, TextDiff.Edit edit) {
    for (var r = edit.from(); r < edit.to(); r++) {
      pairs.add(new Pair(r, -1));
    }
    for (var c = edit.newFrom(); c < edit.newTo(); c++) {
      pairs.add(new Pair(-1, c));
    }
  }

  private static List<Map<String, Integer>> counted(List<String> paragraphs) {
    return paragraphs.stream()
        .map(p -> {
          var counts = new HashMap<String, Integer>();
          TextDiff.tokens(p).forEach(t -> counts.merge(t, 1, Integer::sum));
          return (Map<String, Integer>) counts;
        })
        .toList();
  }

  private static double likeness(Map<String, Integer> one, Map<String, Integer> other) {
    var common = 0;
    for (var entry : one.entrySet()) {
      common += Math.min(entry.getValue(), other.getOrDefault(entry.getKey(), 0));
    }
    var all = total(one) + total(other);
    return all == 0 ? 0 : 2.0 * common / all;
  }

  private static int total(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
