package org.shenfa.screening;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.shenfa.files.Extraction;

/** Texts put through the rules without a database, as on a Wednesday in November 2026. */
final class Screened {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  private static final Lexicon LEXICON = Lexicon.of(StarterLists.terms(), TODAY);

  private Screened() {}

  static Known known() {
    return new Known(TODAY, List.of(), (first, last) -> OptionalInt.empty(), LEXICON, Map.of());
  }

  static List<Finding> body(String html) {
    return Rulebook.check(Material.of("关于做好有关工作的通知", html), known());
  }

  /** What one rule says of a paragraph. */
  static List<Finding> by(String rule, String words) {
    return body("<p>" + words + "</p>").stream().filter(f -> f.rule().equals(rule)).toList();
  }

  static FileText file(String name, String text) {
    return new FileText(
        name,
        "0".repeat(64),
        new Extraction(
            List.of(new Extraction.Part(Extraction.Kind.SHOWN, "第 1 页", text)), List.of()));
  }
}
