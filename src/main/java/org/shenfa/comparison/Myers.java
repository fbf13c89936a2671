package org.shenfa.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The shortest edit script of Myers' greedy method with a bound on its length. The libraries have
 * no bound: two texts with nothing in common would keep a reviewer waiting.
 */
final class Myers {
  private final int[] before;
  private final int[] after;
  private final List<int[]> trace = new ArrayList<>();

  private Myers(int[] before, int[] after) {
    this.before = before;
    this.after = after;
  }

  /** The edits in order, or empty when more than {@code most} tokens differ. */
  static Optional<List<TextDiff.Edit>> edits(int[] before, int[] after, int most) {
    var myers = new Myers(before, after);
    return myers.search(Math.min(most, before.length + after.length))
        ? Optional.of(myers.path())
        : Optional.empty();
  }

  private boolean search(int most) {
    var furthest = new int[2 * most + 3];
    var zero = most + 1;
    for (var d = 0; d <= most; d++) {
      for (var k = -d; k <= d; k += 2) {
        var down = k == -d || k != d && furthest[zero + k - 1] < furthest[zero + k + 1];
        var x = down ? furthest[zero + k + 1] : furthest[zero + k - 1] + 1;
        while (x < before.length && x - k < after.length && before[x] == after[x - k]) {
          x++;
        }
        furthest[zero + k] = x;
        if (x >= before.length && x - k >= after.length) {
          trace.add(copy(furthest, zero, d));
          return true;
        }
      }
      trace.add(copy(furthest, zero, d));
    }
    return false;
  }

  private static int[] copy(int[] furthest, int zero, int d) {
    return java.util.Arrays.copyOfRange(furthest, zero - d, zero + d + 1);
  }

  private List<TextDiff.Edit> path() {
    var edits = new ArrayList<TextDiff.Edit>();
    var x = before.length;
    var y = after.length;
    for (var d = trace.size() - 1; d > 0; d--) {
      var earlier = trace.get(d - 1);
      var k = x - y;
      var zero = d - 1;
      var down = k == -d || k != d && at(earlier, zero + k - 1) < at(earlier, zero + k + 1);
      var fromX = at(earlier, zero + (down ? k + 1 : k - 1));
      var fromY = fromX - (down ? k + 1 : k - 1);
      add(
          edits,
          new TextDiff.Edit(fromX, down ? fromX : fromX + 1, fromY, down ? fromY + 1 : fromY));
      x = fromX;
      y = fromY;
    }
    return edits.reversed();
  }

  private static int at(int[] furthest, int index) {
    return index < 0 || index >= furthest.length ? -1 : furthest[index];
  }

  /** Found from the end to the beginning; what touches is one edit. */
  private static void add(List<TextDiff.Edit> edits, TextDiff.Edit edit) {
    if (!edits.isEmpty()
        && edits.getLast().from() == edit.to()
        && edits.getLast().newFrom() == edit.newTo()) {
      var later = edits.removeLast();
      edits.add(new TextDiff.Edit(edit.from(), later.to(), edit.newFrom(), later.newTo()));
    } else {
      edits.add(edit);
    }
  }
}
