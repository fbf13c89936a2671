package org.shenfa.indicators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** 当日阈值: the value of every limit on one day. Pure. */
public final class Limits {
  private final Map<Limit, Threshold> all = new EnumMap<>(Limit.class);

  /**
   * Of what was ever set, what counts on a day: for each limit the newest that has begun.
   *
   * @throws IllegalStateException when a limit has no value on that day
   */
  Limits(Collection<Threshold> ever, LocalDate day) {
    for (var one : ever) {
      if (!one.from().isAfter(day)) {
        all.merge(one.limit(), one, (a, b) -> b.from().isAfter(a.from()) ? b : a);
      }
    }
    for (var limit : Limit.values()) {
      if (!all.containsKey(limit)) {
        throw new IllegalStateException("no value for " + limit + " on " + day);
      }
    }
  }

  /** What counts, in the order of the limits. */
  public List<Threshold> all() {
    return Arrays.stream(Limit.values()).map(this::of).toList();
  }

  /** The threshold of one limit, with its source. */
  public Threshold of(Limit limit) {
    return Objects.requireNonNull(all.get(limit));
  }

  int number(Limit limit) {
    return Integer.parseInt(of(limit).value());
  }

  BigDecimal points(Limit limit) {
    return new BigDecimal(of(limit).value());
  }

  Period period(Limit limit) {
    return Period.parse(of(limit).value());
  }
}
