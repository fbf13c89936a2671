package org.shenfa.assessment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.shenfa.regulation.Clause;

/**
 * 考评规则: one dated version. A period keeps the version that was in force on its first day, whatever
 * comes later.
 *
 * @param from the first day a period may begin under it
 * @param by who laid it down, empty for the first
 * @param rules what each kind of event is worth; a kind that is not here is worth nothing
 */
public record RuleSet(
    int version,
    LocalDate from,
    String note,
    String by,
    Map<LineKind, Rule> rules,
    Map<Area, Frame> frames) {
  public RuleSet {
    rules = Map.copyOf(rules);
    frames = Map.copyOf(frames);
  }

  /** 一项: what a kind of event is worth, in which area, by which clause. */
  public record Rule(Area area, Clause clause, BigDecimal points) {}

  /** 基础分与上限: what an area begins with, and the most it can have. */
  public record Frame(BigDecimal base, BigDecimal most) {}

  /** What a line is worth under these rules, which need not be those it was written under. */
  BigDecimal worth(Line line) {
    var rule = rules.get(line.kind());
    if (rule == null) {
      return BigDecimal.ZERO;
    }
    return line.corrects() == null ? rule.points() : rule.points().negate();
  }

  /** Where it counts under these rules. */
  Area area(Line line) {
    var rule = rules.get(line.kind());
    return rule == null ? line.area() : rule.area();
  }
}
