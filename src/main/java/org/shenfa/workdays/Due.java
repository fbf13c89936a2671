package org.shenfa.workdays;

import java.time.LocalDate;
import java.util.List;

/**
 * 期限: the last day on which something is still in time, and how it was found.
 *
 * @param trace every day from the start to the due date, each counted or skipped with its reason
 */
public record Due(LocalDate date, List<Day> trace) {
  public Due {
    trace = List.copyOf(trace);
  }

  /** Whether it is late on {@code day}. */
  public boolean lateOn(LocalDate day) {
    return day.isAfter(date);
  }
}
