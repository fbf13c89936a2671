package org.shenfa.publication;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Manifest;
import org.shenfa.workdays.Calendar;
import org.shenfa.workdays.Due;

/**
 * 反馈期限: by when the result of a solicitation has to be public (17-3).
 *
 * @param item number of the draft for comment
 * @param closesAt until when opinions are taken, or when they were no longer, Asia/Shanghai
 * @param due one month after closing, absent while a year on the way has no calendar
 * @param unknown why there is no due date, in Chinese; empty when there is one
 * @param reply the feedback that is being written, if any
 */
public record FeedbackDeadline(
    long itemId,
    String item,
    String title,
    long unitId,
    String unit,
    LocalDateTime closesAt,
    @Nullable Due due,
    String unknown,
    @Nullable Long reply) {

  /** Calendar days before the end from which it is near. */
  static final int NEAR_DAYS = 7;

  /** Working days before the end on which people are reminded; 0 is the last day. */
  private static final List<Integer> REMINDED = List.of(15, 7, 3, 1, 0);

  public boolean closed(LocalDateTime now) {
    return !new Manifest.Comment("", closesAt).end().isAfter(now);
  }

  public boolean late(LocalDate today) {
    return due != null && due.lateOn(today);
  }

  public boolean near(LocalDate today) {
    return due != null && !late(today) && ChronoUnit.DAYS.between(today, due.date()) <= NEAR_DAYS;
  }

  /** Which reminders have been due by a day, by the working days they come before the end. */
  public List<Integer> reminders(LocalDate today, Calendar calendar) {
    if (due == null || late(today)) {
      return due == null ? List.of() : REMINDED;
    }
    var left = calendar.between(today, due.date());
    return REMINDED.stream().filter(days -> left <= days).toList();
  }

  /** As the desk prints it: 截止前, 还剩 3 天, 今天到期, 超期 2 天. */
  public String words(LocalDateTime now) {
    if (due == null) {
      return unknown;
    }
    var left = ChronoUnit.DAYS.between(now.toLocalDate(), due.date());
    return !closed(now)
        ? "征集还没有截止"
        : left < 0 ? "超期 " + -left + " 天" : left == 0 ? "今天到期" : "还剩 " + left + " 天";
  }
}
