package org.shenfa.assessment;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;

/**
 * 考评期: a stretch of days that is scored under one version of the rules.
 *
 * @param version of the rules, fixed when it was opened
 * @param windowOver whether the units' days for objections are over
 * @param windowEnd when they are over, null before they began
 * @param circular the item that publishes its circular, null while there is none
 */
public record Period(
    long id,
    String name,
    LocalDate first,
    LocalDate last,
    int version,
    PeriodState state,
    Instant since,
    boolean windowOver,
    @Nullable Instant windowEnd,
    @Nullable Long circular) {

  Instant from() {
    return first.atStartOfDay(Shenfa.ZONE).toInstant();
  }

  Instant until() {
    return last.plusDays(1).atStartOfDay(Shenfa.ZONE).toInstant();
  }

  /** Whether its lines still come in. */
  public boolean collects() {
    return state == PeriodState.PERIOD_OPEN || state == PeriodState.COLLECTING;
  }

  /** Whether its last day is over. */
  public boolean over(Instant now) {
    return !now.isBefore(until());
  }

  /** What a stretch of days is called: 2026年第四季度 for a quarter. */
  static String named(LocalDate first, LocalDate last) {
    var quarter = (first.getMonthValue() - 1) / 3;
    var begins = first.getDayOfMonth() == 1 && first.getMonthValue() == quarter * 3 + 1;
    return begins && last.equals(first.plusMonths(3).minusDays(1))
        ? "%d年第%s季度".formatted(first.getYear(), "一二三四".charAt(quarter))
        : first + " 至 " + last;
  }
}
