package org.shenfa.services;

import java.time.Instant;
import java.util.List;

/**
 * 登记项: one phone, place, hours or fee, and what it was before.
 *
 * @param values newest first; never empty
 */
public record ContactPoint(
    long id, long unitId, String unit, PointKind kind, String name, List<Value> values) {
  public ContactPoint {
    values = List.copyOf(values);
  }

  /** 登记的值. */
  public record Value(String value, String reason, String by, Instant at) {}

  /** What it is now. */
  public String value() {
    return values.getFirst().value();
  }

  /** What it was, newest first. */
  List<String> former() {
    return values.stream().skip(1).map(Value::value).filter(v -> !v.equals(value())).toList();
  }

  /** Whether these words say what the register says now. */
  boolean standsIn(String words) {
    return words.contains(value());
  }

  /** The same with the current value wherever a former one stands. */
  String corrected(String text) {
    if (standsIn(text)) {
      return text;
    }
    return former().stream()
        .filter(text::contains)
        .findFirst()
        .map(old -> text.replace(old, value()))
        .orElse(text);
  }
}
