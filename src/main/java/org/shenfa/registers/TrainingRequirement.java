package org.shenfa.registers;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 上岗测试要求: from a day on a post, or a day of reading, is given to nobody without a valid pass of a
 * test. A fact.
 *
 * @param months how long a pass is valid
 * @param ended first day on which it is required no more, null while there is none
 */
public record TrainingRequirement(
    long id,
    long testId,
    String test,
    Charges charges,
    int months,
    LocalDate from,
    String reason,
    String by,
    Instant at,
    @Nullable LocalDate ended,
    String endReason) {

  /** Whether it counts on a day. */
  public boolean on(LocalDate day) {
    return !day.isBefore(from) && (ended == null || day.isBefore(ended));
  }

  /** Whether it is over by a day. */
  public boolean over(LocalDate day) {
    return ended != null && !day.isBefore(ended);
  }
}
