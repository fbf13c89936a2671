package org.shenfa.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * 未带入: one part of the source that was left out on purpose, and what it was.
 *
 * @param what in words the clerk knows, such as 页眉
 * @param text everything that was left out, for the count of characters
 * @param told whether the clerk hears of it; page numbers and marks that a list makes by itself are
 *     only counted
 */
record Omission(String what, String text, boolean told) {

  private static final int SHOWN = 60;

  Omission(String what, String text) {
    this(what, text, true);
  }

  static Omission quiet(String what, String text) {
    return new Omission(what, text, false);
  }

  /** What was left out, one sentence for each kind of thing, in the order it was met. */
  static List<String> sentences(List<Omission> omissions) {
    var kinds = new LinkedHashMap<String, List<String>>();
    omissions.stream()
        .filter(Omission::told)
        .forEach(o -> kinds.computeIfAbsent(o.what(), w -> new ArrayList<>()).add(o.text()));
    return kinds.entrySet().stream().map(k -> sentence(k.getKey(), k.getValue())).toList();
  }

  private static String sentence(String what, List<String> texts) {
    var said = texts.size() == 1 ? "没有带入" : "没有带入（%d 处）".formatted(texts.size());
    var shown = shortened(String.join(" ", texts));
    return shown.isEmpty() ? what + said : "%s%s：“%s”".formatted(what, said, shown);
  }

  /** One line that a clerk can find again in the source. */
  static String shortened(String text) {
    var line = text.strip().replaceAll("[\\s　]+", " ");
    return line.codePointCount(0, line.length()) > SHOWN
        ? line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…"
        : line;
  }
}
