package org.shenfa.review;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.shenfa.regulation.Violations;
import org.shenfa.workdays.Calendar;

/**
 * 办理期限 of one look, a rule of this house: the end of the next working day after the text arrived,
 * in the emergency lane two hours by the clock.
 *
 * @param at when it ends; null when the year has no notice of its days off
 * @param words as the desk prints it
 */
public record LookDeadline(@Nullable Instant at, Standing standing, String words) {
  /** Working days for one look. */
  public static final int DAYS = 1;

  /** For one look in the emergency lane. */
  public static final Duration EMERGENCY = Duration.ofHours(2);

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** Where it stands. */
  public enum Standing {
    RUNNING,
    TODAY,
    LATE,
    UNKNOWN
  }

  static LookDeadline of(Lane lane, Instant since, Instant now, Calendar calendar) {
    return switch (lane) {
      case EMERGENCY -> hours(since.plus(EMERGENCY), now);
      case NORMAL, PAPER -> days(day(since), day(now), calendar);
    };
  }

  private static LookDeadline hours(Instant end, Instant now) {
    var left = Duration.between(now, end);
    return left.isNegative()
        ? new LookDeadline(end, Standing.LATE, "应急通道，超过 " + span(left.negated()))
        : new LookDeadline(end, Standing.TODAY, "应急通道，还剩 " + span(left));
  }

  private static LookDeadline days(LocalDate since, LocalDate today, Calendar calendar) {
    try {
      var end = calendar.due(since, DAYS).date();
      var at = end.atTime(LocalTime.MAX).atZone(ZONE).toInstant();
      if (today.isAfter(end)) {
        var over = Math.max(1, calendar.between(end, today));
        return new LookDeadline(at, Standing.LATE, "超期 %d 个工作日".formatted(over));
      }
      return today.equals(end)
          ? new LookDeadline(at, Standing.TODAY, "今天到期")
          : new LookDeadline(
              at, Standing.RUNNING, "还剩 %d 个工作日".formatted(calendar.between(today, end)));
    } catch (Violations noNotice) {
      return new LookDeadline(null, Standing.UNKNOWN, "期限未定：" + noNotice.getMessage());
    }
  }

  private static String span(Duration left) {
    var minutes = Math.max(1, left.toMinutes());
    return minutes < 60
        ? minutes + " 分钟"
        : minutes / 60 + " 小时" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " 分");
  }

  private static LocalDate day(Instant at) {
    return at.atZone(ZONE).toLocalDate();
  }
}
