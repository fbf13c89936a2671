package org.shenfa.concerns;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.shenfa.deadlines.Deadline;

/**
 * 关切的时钟: one deadline as the room shows it.
 *
 * @param end null while it cannot be counted
 * @param words how it stands, such as 还剩 3 小时 20 分钟
 */
public record ConcernClock(
    Deadline deadline, @Nullable Instant end, Standing standing, String words) {
  /** How a clock stands. */
  public enum Standing {
    RUNNING,
    NEAR,
    LATE,
    KEPT,
    KEPT_LATE,
    DROPPED
  }

  private static final Duration NEAR = Duration.ofHours(1);

  static ConcernClock of(Deadline deadline, Instant now) {
    var end = deadline.end().orElse(null);
    var met = deadline.met();
    if (met.isPresent()) {
      return deadline.late()
          ? new ConcernClock(deadline, end, Standing.KEPT_LATE, "办成时已经超过")
          : new ConcernClock(deadline, end, Standing.KEPT, "按时办成");
    }
    if (!deadline.open()) {
      return new ConcernClock(
          deadline, end, Standing.DROPPED, deadline.late() ? "不再需要，此前已经超过" : "不再需要");
    }
    if (end == null) {
      return new ConcernClock(deadline, null, Standing.RUNNING, deadline.unknown());
    }
    var left = Duration.between(now, end);
    if (left.isNegative() || left.isZero()) {
      return new ConcernClock(deadline, end, Standing.LATE, "已经超过 " + length(left.negated()));
    }
    return new ConcernClock(
        deadline,
        end,
        left.compareTo(NEAR) < 0 ? Standing.NEAR : Standing.RUNNING,
        "还剩 " + length(left));
  }

  private static String length(Duration length) {
    var days = length.toDays();
    return days > 2
        ? days + " 天"
        : length.toHours() > 0
            ? length.toHours() + " 小时 " + length.toMinutesPart() + " 分钟"
            : length.toMinutes() + " 分钟";
  }

  public boolean running() {
    return switch (standing) {
      case RUNNING, NEAR, LATE -> true;
      case KEPT, KEPT_LATE, DROPPED -> false;
    };
  }

  /** Classes of its tag. */
  public String look() {
    return switch (standing) {
      case RUNNING -> "half";
      case NEAR -> "warn full";
      case LATE, KEPT_LATE -> "bad full";
      case KEPT -> "good full";
      case DROPPED -> "";
    };
  }
}
