package org.shenfa.deadlines;

import java.time.Duration;

/** 期间: how long something may take, and what is counted. */
public sealed interface Term {
  /** As people say it: 4 个工作日. */
  String words();

  /** 工作日: by the State Council's calendar, the day it starts from not counted (民法典第二百零一条). */
  record WorkingDays(int days) implements Term {
    @Override
    public String words() {
      return days + " 个工作日";
    }
  }

  /** 自然日: holidays and weekends counted. */
  record CalendarDays(int days) implements Term {
    @Override
    public String words() {
      return days + " 日";
    }
  }

  /** 月: the corresponding day, or the end of a shorter month (民法典第二百零二条、第二百零三条). */
  record Months(int months) implements Term {
    @Override
    public String words() {
      return months + " 个月";
    }
  }

  /** 小时、分钟: runs through nights, weekends and holidays. */
  record Clock(Duration length) implements Term {
    @Override
    public String words() {
      return length.toMinutes() % 60 == 0 ? length.toHours() + " 小时" : length.toMinutes() + " 分钟";
    }
  }

  static Term workingDays(int days) {
    return new WorkingDays(days);
  }

  static Term days(int days) {
    return new CalendarDays(days);
  }

  static Term months(int months) {
    return new Months(months);
  }

  static Term hours(int hours) {
    return new Clock(Duration.ofHours(hours));
  }

  static Term minutes(int minutes) {
    return new Clock(Duration.ofMinutes(minutes));
  }

  /**
   * This term lengthened by as many of its own units.
   *
   * @param more working days, calendar days, months or hours
   */
  default Term extended(int more) {
    return switch (this) {
      case WorkingDays(var days) -> workingDays(days + more);
      case CalendarDays(var days) -> days(days + more);
      case Months(var months) -> months(months + more);
      case Clock(var length) -> new Clock(length.plusHours(more));
    };
  }
}
