package org.shenfa.site;

import static org.shenfa.regulation.Clause.MEASURES_17_3;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Manifest;
import org.shenfa.regulation.Enforces;

/**
 * 征集的进程: until when a draft takes opinions and what the public is owed for them; times in
 * Asia/Shanghai.
 *
 * @param firstClosesAt the end that was named first; a later one is an extension
 * @param endsAt from when opinions are late
 * @param due the last day on which the result is public in time (17-3)
 * @param cancelled why it ended before its time, in words; null when it did not
 * @param owed whether a result is owed: not when it was cancelled before anybody said anything
 * @param feedback item of the result, once it is public
 * @param document item of the document made of the draft, once it is public
 */
public record Asking(
    LocalDateTime closesAt,
    LocalDateTime firstClosesAt,
    LocalDateTime endsAt,
    LocalDate due,
    @Nullable String cancelled,
    boolean owed,
    @Nullable String feedback,
    @Nullable String document) {

  /** A text that is not out yet. */
  static Asking of(Manifest.Comment comment) {
    return new Asking(
        comment.closesAt(),
        comment.closesAt(),
        comment.end(),
        comment.closesAt().toLocalDate().plusMonths(1),
        null,
        true,
        null,
        null);
  }

  public boolean closed(LocalDateTime now) {
    return !now.isBefore(endsAt);
  }

  public boolean extended() {
    return closesAt.isAfter(firstClosesAt);
  }

  /** 待反馈: closed, owed and not public yet. */
  public boolean waits(LocalDateTime now) {
    return closed(now) && owed && feedback == null;
  }

  /** Days until the result is due, 0 on the last day, less when it is late. */
  @Enforces(MEASURES_17_3)
  public long daysToAnswer(LocalDate today) {
    return ChronoUnit.DAYS.between(today, due);
  }

  /** As a list says it: 征集中, 待反馈，还剩 3 天, 反馈超期 2 天, 已反馈, 已终止. */
  public String words(LocalDateTime now) {
    var left = daysToAnswer(now.toLocalDate());
    return feedback != null
        ? "已反馈"
        : !closed(now)
            ? "征集中"
            : !waits(now)
                ? "已终止"
                : left < 0 ? "反馈超期 " + -left + " 天" : left == 0 ? "今天应反馈" : "待反馈，还剩 " + left + " 天";
  }

  /** Changes whenever a page about it would read differently. */
  String signature(LocalDateTime now) {
    return "%s %s %s %s %s %s"
        .formatted(
            endsAt,
            closed(now)
                ? "closed"
                : ChronoUnit.DAYS.between(now.toLocalDate(), closesAt.toLocalDate()),
            due,
            waits(now) ? daysToAnswer(now.toLocalDate()) : "",
            cancelled,
            owed);
  }
}
