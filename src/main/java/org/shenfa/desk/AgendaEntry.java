package org.shenfa.desk;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * 日历事项: a release or a clock on one day.
 *
 * @param day in Asia/Shanghai
 * @param time of the day, or null where the whole day counts
 * @param link the page where it is dealt with
 */
public record AgendaEntry(
    LocalDate day, @Nullable LocalTime time, Kind kind, String title, String unit, String link) {

  /** What it is. */
  public enum Kind {
    RELEASED("已发布", "good full"),
    SCHEDULED("定时发布", "acc half"),
    REFUSED("没有发成", "bad full"),
    WINDOW_OPENS("最早可发布", ""),
    WINDOW_CLOSES("最晚可发布", "warn"),
    CLOCK("发布期限", "warn half"),
    CLOSES("征集截止", "acc"),
    FEEDBACK("应反馈征集情况", "warn half"),
    DELEGATION("委托到期", "");

    private final String label;
    private final String look;

    Kind(String label, String look) {
      this.label = label;
      this.look = look;
    }

    public String label() {
      return label;
    }

    /** Classes of its tag. */
    public String look() {
      return look;
    }
  }
}
