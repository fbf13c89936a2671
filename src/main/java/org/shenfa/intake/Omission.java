package org.shenfa.intake;

/**
 * 未带入: one part of the source that was left out on purpose, and what it was.
 *
 * @param what in words the clerk knows, such as 页眉
 * @param text everything that was left out, for the count of characters
 * @param told whether the clerk hears of it; page numbers and marks that a list makes by itself are
 *     only counted
 */
record Omission(String what, String text, boolean told) {

  private static final int SHOWN = 40;

  Omission(String what, String text) {
    this(what, text, true);
  }

  static Omission quiet(String what, String text) {
    return new Omission(what, text, false);
  }

  String sentence() {
    var line = text.strip().replaceAll("[\\s　]+", " ");
    var shown =
        line.codePointCount(0, line.length()) > SHOWN
            ? line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…"
            : line;
    return shown.isEmpty() ? what + "没有带入" : "%s没有带入：“%s”".formatted(what, shown);
  }
}
