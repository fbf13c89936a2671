package org.shenfa.screening;

import static org.shenfa.screening.Verdict.REASON;

import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * 伤亡数字: the title and the body of a report give the same. That there are any is never held against
 * it.
 */
final class Casualties implements Rule {
  static final String RULE = "casualties";

  private enum Fate {
    DEAD("死亡", "死亡|遇难|身亡|死"),
    HURT("受伤", "受伤|重伤|轻伤|伤"),
    MISSING("失联", "失联|失踪|被困");

    final String label;
    final Pattern pattern;

    Fate(String label, String words) {
      this.label = label;
      pattern =
          Pattern.compile(
              "(?<!\\d)(?:("
                  + Figures.COUNT
                  + ") ?(?:名[\\u4e00-\\u9fa5]{0,4}|人)?(?:不幸)?(?:"
                  + words
                  + ")|(?:"
                  + words
                  + ")(?:人数)?(?:为|达)? ?("
                  + Figures.COUNT
                  + ") ?(?:人|名))");
    }
  }

  @Override
  public void check(Reading on, Findings found) {
    for (var fate : Fate.values()) {
      var inBody = new TreeSet<Integer>();
      fate.pattern.matcher(on.body.folded).results().forEach(m -> inBody.add(number(m)));
      for (var match : fate.pattern.matcher(on.title.folded).results().toList()) {
        if (!inBody.isEmpty() && !inBody.contains(number(match))) {
          found.add(
              RULE,
              REASON,
              on.title,
              match.start(),
              match.end(),
              "标题写%s %d 人，正文写的是 %s，请核对。"
                  .formatted(
                      fate.label,
                      number(match),
                      String.join("、", inBody.stream().map(n -> n + " 人").toList())),
              null);
        }
      }
    }
  }

  private static int number(java.util.regex.MatchResult match) {
    return Figures.count(match.group(1) == null ? match.group(2) : match.group(1));
  }
}
