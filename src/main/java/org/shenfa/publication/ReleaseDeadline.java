package org.shenfa.publication;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shenfa.workdays.Due;

/**
 * 发布期限: by when one piece of government information has to be public (10-1).
 *
 * @param item number of the item
 * @param start day it was made or changed, Asia/Shanghai; not itself counted
 * @param changed whether it counts from a change of something already public
 * @param due last day in time with its trace, absent while a year on the way has no calendar
 * @param unknown why there is no due date, in Chinese; empty when there is one
 * @param delay the newest reason stated for the delay
 */
public record ReleaseDeadline(
    long itemId,
    String item,
    String title,
    long unitId,
    String unit,
    LocalDate start,
    boolean changed,
    @Nullable Due due,
    String unknown,
    int daysLeft,
    @Nullable Delay delay) {

  /** 滞后原因: stated by somebody of the producing unit. */
  public record Delay(String reason, String by, Instant at) {}

  /** Where a deadline stands. */
  public enum Standing {
    RUNNING("在期限内"),
    NEAR("临近期限"),
    LATE("已超期"),
    UNKNOWN("期限未定");

    private final String label;

    Standing(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** How many working days before the end people are reminded. */
  static final int REMIND_DAYS = 5;

  public Standing standing() {
    if (due == null) {
      return Standing.UNKNOWN;
    }
    return daysLeft < 0
        ? Standing.LATE
        : daysLeft <= REMIND_DAYS ? Standing.NEAR : Standing.RUNNING;
  }

  /** Whether the rule asks for a reason that nobody has given. */
  public boolean unexplained() {
    return standing() == Standing.LATE && delay == null;
  }

  /** As the desk prints it: 还剩 3 个工作日, 今天到期, 超期 2 个工作日. */
  public String words() {
    return due == null
        ? unknown
        : daysLeft < 0
            ? "超期 " + -daysLeft + " 个工作日"
            : daysLeft == 0 ? "今天到期" : "还剩 " + daysLeft + " 个工作日";
  }
}
