package org.shenfa.desk.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** 时间: as the desk prints it, Asia/Shanghai. */
public final class Times {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("M月d日 EEE", java.util.Locale.CHINA);

  private Times() {}

  /** A day that was asked for, or another where it lies beyond what any calendar here reaches. */
  static LocalDate within(@Nullable LocalDate asked, LocalDate otherwise) {
    return asked == null || asked.getYear() < 2000 || asked.getYear() > 2200 ? otherwise : asked;
  }

  /** A day with its weekday: 11月26日 周四. */
  public static String day(LocalDate day) {
    return day.format(DAY);
  }

  public static String minute(Instant at) {
    return at.atZone(ZONE).format(MINUTE);
  }

  public static String second(Instant at) {
    return at.atZone(ZONE).format(SECOND);
  }

  /** How long ago, in words: 12 分钟, 3 小时, 2 天. */
  public static String since(Instant from, Instant now) {
    var passed = Duration.between(from, now);
    return passed.toHours() < 1
        ? passed.toMinutes() + " 分钟"
        : passed.toDays() < 1 ? passed.toHours() + " 小时" : passed.toDays() + " 天";
  }
}
