package org.shenfa.indicators;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * 更新情况 of a column or the home page against its window. Pure.
 *
 * @param last day of the newest content, null while there is none
 * @param near first day on which most of the window has passed
 * @param stale first day on which it counts as not updated
 */
public record Freshness(State state, @Nullable LocalDate last, LocalDate near, LocalDate stale) {

  /** 状态. */
  public enum State {
    FRESH("正常"),
    NEAR("临近"),
    STALE("不更新"),
    EMPTY("空白"),
    /** 不再更新, agreed by two people. */
    STATIC("核定为静态");

    private final String label;

    State(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * How it stands on a day.
   *
   * @param since day from which it was there; counts while there is no content
   * @param nearPercent of the window after which it is near
   * @param excused whether two people agreed that it need not be updated
   */
  static Freshness of(
      @Nullable LocalDate last,
      LocalDate since,
      Period window,
      int nearPercent,
      boolean excused,
      LocalDate today) {
    var from = last == null ? since : last;
    var end = from.plus(window);
    var days = ChronoUnit.DAYS.between(from, end);
    var near = from.plusDays((days * nearPercent + 99) / 100);
    var stale = end.plusDays(1);
    var state =
        excused
            ? State.STATIC
            : last == null
                ? State.EMPTY
                : !today.isBefore(stale)
                    ? State.STALE
                    : today.isBefore(near) ? State.FRESH : State.NEAR;
    return new Freshness(state, last, near, stale);
  }

  /** Days until it counts as not updated; none or fewer once it does. */
  public long left(LocalDate today) {
    return ChronoUnit.DAYS.between(today, stale);
  }
}
