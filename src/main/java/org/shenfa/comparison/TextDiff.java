package org.shenfa.comparison;

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
  /** Where more tokens than this differ, finding out which takes too long. */
  private static final int MOST = 2_000;

  private static final String SENTENCE_END = "(?<=[。；！？\\n])";

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

  /** Compares two texts; where very much differs, sentence by sentence. */
  public static TextDiff of(String before, String after) {
    var old = tokens(before);
    var now = tokens(after);
    return edits(old, now).map(edits -> of(old, now, edits)).orElseGet(() -> bySentence(old, now));
  }

  private static TextDiff of(List<String> old, List<String> now, List<Edit> edits) {
    var pieces = new ArrayList<Piece>();
    var at = 0;
    for (var edit : edits) {
      add(pieces, Kind.SAME, old, at, edit.from());
      add(pieces, Kind.GONE, old, edit.from(), edit.to());
      add(pieces, Kind.NEW, now, edit.newFrom(), edit.newTo());
      at = edit.to();
    }
    add(pieces, Kind.SAME, old, at, old.size());
    return new TextDiff(pieces);
  }

  private static TextDiff bySentence(List<String> before, List<String> after) {
    var middle = middle(before, after);
    var pieces = new ArrayList<Piece>();
    add(pieces, Kind.SAME, before, 0, middle.from());
    var old = sentences(before.subList(middle.from(), middle.to()));
    var now = sentences(after.subList(middle.newFrom(), middle.newTo()));
    for (var pair : Alignment.of(old, now).pairs()) {
      var was = tokens(pair.before() < 0 ? "" : old.get(pair.before()));
      var is = tokens(pair.after() < 0 ? "" : now.get(pair.after()));
      pieces.addAll(of(was, is, edits(was, is).orElseGet(() -> List.of(middle(was, is)))).pieces());
    }
    add(pieces, Kind.SAME, before, middle.to(), before.size());
    return new TextDiff(pieces);
  }

  private static List<String> sentences(List<String> tokens) {
    return List.of(String.join("", tokens).split(SENTENCE_END, -1));
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
    var numbers = new HashMap<String, Integer>();
    return Myers.edits(numbered(old, numbers), numbered(now, numbers), MOST)
        .map(edits -> joined(edits, middle, before));
  }

  private static List<Edit> joined(List<Edit> edits, Edit middle, List<String> before) {
    var found = new ArrayList<Edit>();
    for (var edit : edits) {
      join(
          found,
          new Edit(
              middle.from() + edit.from(),
              middle.from() + edit.to(),
              middle.newFrom() + edit.newFrom(),
              middle.newFrom() + edit.newTo()),
          before);
    }
    return List.copyOf(found);
  }

  private static int[] numbered(List<String> tokens, HashMap<String, Integer> numbers) {
    return tokens.stream()
        .mapToInt(t -> numbers.computeIfAbsent(t, unseen -> numbers.size()))
        .toArray();
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
