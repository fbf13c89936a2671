package org.shenfa.review;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 逐字比较: what became of a text. Characters count singly, but a number, a Latin word and a run of
 * spaces stay whole, and what lies between two changes and is shorter than they are joins them, so
 * that a reader sees phrases and not crumbs.
 */
public record TextDiff(List<Piece> pieces) {
  /** More work than this for one pair of texts is not begun: about 2,000 characters anew. */
  private static final long LIMIT = 4_000_000;

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\p{Nd}+(?:[.,:：][\\p{Nd}]+)*[%％‰]?|[\\p{IsLatin}]+(?:['’-][\\p{IsLatin}]+)*|\\s+|.",
          Pattern.DOTALL);

  public TextDiff {
    pieces = List.copyOf(pieces);
  }

  /** What became of a piece. */
  public enum Kind {
    SAME,
    GONE,
    NEW
  }

  /** One run of text with one fate. */
  public record Piece(Kind kind, String text) {}

  /**
   * A changed stretch, in counts of tokens.
   *
   * @param from first token of the old text, {@code to} the one after the last
   * @param newFrom first token of the new text, {@code newTo} the one after the last
   */
  public record Edit(int from, int to, int newFrom, int newTo) {}

  /**
   * Compares two texts; where they differ too much, all of the differing middle counts as changed.
   */
  public static TextDiff of(String before, String after) {
    var old = tokens(before);
    var now = tokens(after);
    var pieces = new ArrayList<Piece>();
    var at = 0;
    for (var edit : edits(old, now).orElseGet(() -> List.of(middle(old, now)))) {
      add(pieces, Kind.SAME, old, at, edit.from());
      add(pieces, Kind.GONE, old, edit.from(), edit.to());
      add(pieces, Kind.NEW, now, edit.newFrom(), edit.newTo());
      at = edit.to();
    }
    add(pieces, Kind.SAME, old, at, old.size());
    return new TextDiff(pieces);
  }

  private static void add(List<Piece> to, Kind kind, List<String> tokens, int from, int end) {
    if (from < end) {
      to.add(new Piece(kind, String.join("", tokens.subList(from, end))));
    }
  }

  public boolean same() {
    return pieces.stream().allMatch(p -> p.kind() == Kind.SAME);
  }

  /** The old text, from what stayed and what went. */
  public String before() {
    return text(Kind.NEW);
  }

  /** The new text, from what stayed and what came. */
  public String after() {
    return text(Kind.GONE);
  }

  private String text(Kind without) {
    var text = new StringBuilder();
    pieces.stream().filter(p -> p.kind() != without).forEach(p -> text.append(p.text()));
    return text.toString();
  }

  /** Characters one by one; numbers, Latin words and runs of spaces whole. */
  public static List<String> tokens(String text) {
    return TOKEN.matcher(text).results().map(r -> r.group()).toList();
  }

  /** The changed stretches in order; empty when finding them would take too long. */
  public static Optional<List<Edit>> edits(List<String> before, List<String> after) {
    var middle = middle(before, after);
    var old = before.subList(middle.from(), middle.to());
    var now = after.subList(middle.newFrom(), middle.newTo());
    if (old.isEmpty() && now.isEmpty()) {
      return Optional.of(List.of());
    }
    if (old.isEmpty() || now.isEmpty()) {
      return Optional.of(List.of(middle));
    }
    if ((long) old.size() * now.size() > LIMIT) {
      return Optional.empty();
    }
    var numbers = new HashMap<String, Integer>();
    var found = new ArrayList<Edit>();
    for (AbstractDelta<Integer> delta :
        DiffUtils.diff(
                numbered(old, numbers),
                numbered(now, numbers),
                MyersDiffWithLinearSpace.<Integer>factory().create())
            .getDeltas()) {
      var from = middle.from() + delta.getSource().getPosition();
      var newFrom = middle.newFrom() + delta.getTarget().getPosition();
      join(
          found,
          new Edit(
              from, from + delta.getSource().size(), newFrom, newFrom + delta.getTarget().size()),
          before);
    }
    return Optional.of(List.copyOf(found));
  }

  private static List<Integer> numbered(List<String> tokens, HashMap<String, Integer> numbers) {
    return tokens.stream().map(t -> numbers.computeIfAbsent(t, unseen -> numbers.size())).toList();
  }

  /** What is left when the same beginning and the same end are set aside. */
  private static Edit middle(List<String> before, List<String> after) {
    var shorter = Math.min(before.size(), after.size());
    var head = 0;
    while (head < shorter && before.get(head).equals(after.get(head))) {
      head++;
    }
    var tail = 0;
    while (tail < shorter - head
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    return new Edit(head, before.size() - tail, head, after.size() - tail);
  }

  private static void join(List<Edit> found, Edit next, List<String> before) {
    var edit = next;
    while (!found.isEmpty() && crumb(found.getLast(), edit, before)) {
      var last = found.removeLast();
      edit = new Edit(last.from(), edit.to(), last.newFrom(), edit.newTo());
    }
    found.add(edit);
  }

  private static boolean crumb(Edit left, Edit right, List<String> before) {
    var between = before.subList(left.to(), right.from());
    return between.size() <= size(left)
        && between.size() <= size(right)
        && between.size() < 6
        && between.stream().noneMatch(t -> "。；！？\n".contains(t));
  }

  private static int size(Edit edit) {
    return Math.max(edit.to() - edit.from(), edit.newTo() - edit.newFrom());
  }
}
