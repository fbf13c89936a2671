package org.shenfa.disclosure;

import static org.shenfa.regulation.Clause.MEASURES_10_3;

import java.util.List;
import org.shenfa.procedures.PlainWords;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;

/** 写明的话: a text that somebody had to write. */
final class Said {
  private static final int LONGEST = 2000;

  private Said() {}

  /**
   * The text, stripped.
   *
   * @param name of the field, as the refusal says it
   */
  static String of(String typed, String field, String name) {
    var text = PlainWords.of(typed);
    if (PlainWords.seen(text) < 4 || text.length() > LONGEST) {
      throw new Violations(
          List.of(
              new Violation(MEASURES_10_3, field, "请写明%s（4 至 %d 字）。".formatted(name, LONGEST))));
    }
    return text;
  }
}
