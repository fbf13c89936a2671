package org.shenfa.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.workdays.Day;

/**
 * 期限的一刻: something that happened to a deadline. A fact.
 *
 * @param end the first late moment as counted then; null where it is not counted or cannot be
 * @param trace how it was counted, empty where it was not
 * @param ground why days are not counted, of a stop
 * @param until the day by which a stop is over
 * @param more by how many units of the term it was extended, 0 where it was not
 * @param note a reason, or why it cannot be counted
 */
public record Moment(
    Kind kind,
    Instant at,
    @Nullable Instant end,
    List<Day> trace,
    @Nullable Ground ground,
    @Nullable LocalDate until,
    int more,
    String note) {
  public Moment {
    trace = List.copyOf(trace);
  }

  /** What can happen to a deadline. */
  public enum Kind {
    COUNTED("起算"),
    RECOUNTED("日历变化，重新推算"),
    STOPPED("中止"),
    RESUMED("继续"),
    EXTENDED("延长"),
    LATE("超期"),
    MET("办成"),
    DROPPED("不再需要");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    /** Whether it says anew when the time is over. */
    boolean counts() {
      return switch (this) {
        case COUNTED, RECOUNTED, STOPPED, RESUMED, EXTENDED -> true;
        case LATE, MET, DROPPED -> false;
      };
    }
  }
}
