package org.shenfa.assessment;

import static org.shenfa.regulation.Clause.MEASURES_22_1;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.shenfa.regulation.Enforces;

/**
 * 得分: what the lines of a unit come to under a set of rules; nothing but these goes in, and their
 * order is of no matter.
 */
public record Score(Map<Area, Part> parts) {
  public Score {
    parts = Map.copyOf(parts);
  }

  /**
   * 一个方面.
   *
   * @param base what it begins with
   * @param added what lines added
   * @param taken what lines took away, negative or zero
   * @param value base and lines, not below zero and not above the most
   */
  public record Part(BigDecimal base, BigDecimal added, BigDecimal taken, BigDecimal value) {
    static Part of(RuleSet.Frame frame, BigDecimal added, BigDecimal taken) {
      var sum = frame.base().add(added).add(taken);
      return new Part(
          frame.base(), added, taken, sum.max(BigDecimal.ZERO).min(frame.most()).setScale(2));
    }
  }

  /** Adds lines up. */
  @Enforces(MEASURES_22_1)
  static Score of(RuleSet rules, Collection<Line> lines) {
    var parts = new EnumMap<Area, Part>(Area.class);
    for (var area : Area.values()) {
      var added = BigDecimal.ZERO;
      var taken = BigDecimal.ZERO;
      for (var line : lines) {
        if (rules.area(line) == area) {
          var worth = rules.worth(line);
          // A line that takes a deduction back lessens what was taken; it earns nothing.
          if ((worth.signum() < 0) != (line.corrects() != null)) {
            taken = taken.add(worth);
          } else {
            added = added.add(worth);
          }
        }
      }
      var frame = rules.frames().get(area);
      parts.put(
          area,
          Part.of(
              frame == null ? new RuleSet.Frame(BigDecimal.ZERO, BigDecimal.ZERO) : frame,
              added.setScale(2),
              taken.setScale(2)));
    }
    return new Score(parts);
  }

  /** One area. */
  public Part part(Area area) {
    return java.util.Objects.requireNonNull(parts.get(area));
  }

  /** All areas together. */
  public BigDecimal total() {
    return parts.values().stream().map(Part::value).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
