package org.shenfa.registers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 台账的一条, as one of its versions says it.
 *
 * @param n which version, from 1
 * @param content by field; what was left empty is not among them
 * @param due the day that is reminded of, Asia/Shanghai; null for none
 * @param struck whether it no longer counts
 * @param reason why it was changed, empty for the first version
 */
public record RegisterEntry(
    long id,
    RegisterKind kind,
    long unitId,
    String unit,
    int n,
    Map<String, String> content,
    @Nullable LocalDate due,
    boolean struck,
    String reason,
    String by,
    Instant at) {

  /** What it is called. */
  public String name() {
    return get(kind.fields().getFirst());
  }

  public String get(Field field) {
    return content.getOrDefault(field.name(), "");
  }

  /** Whether its day is over. */
  public boolean late(LocalDate today) {
    return due != null && !struck && due.isBefore(today);
  }

  /** Whether its day is at most thirty days away. */
  public boolean near(LocalDate today) {
    return due != null && !struck && !due.isAfter(today.plusDays(Registers.AHEAD));
  }
}
