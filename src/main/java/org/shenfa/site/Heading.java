package org.shenfa.site;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Validity;

/**
 * 列表中的一条: as much of a release as a list shows; times in Asia/Shanghai.
 *
 * @param number 文号 of a formal document
 * @param pairedWith item number of the other half of a pair of policy and interpretation
 * @param validity of a formal document
 * @param closesAt when a solicitation ends
 */
public record Heading(
    long releaseId,
    String item,
    String path,
    String title,
    String publisher,
    List<String> columns,
    String kind,
    @Nullable String number,
    @Nullable String pairedWith,
    @Nullable Validity validity,
    @Nullable LocalDateTime closesAt,
    LocalDateTime publishedAt,
    LocalDateTime releasedAt) {

  /** Whether lists have to say that it no longer holds as it was (2-3). */
  public boolean holdsNoMore() {
    return validity != null && validity != Validity.VALID;
  }

  /**
   * 最迟反馈: one month after a solicitation closed (17-3), counted without moving to a working day.
   */
  public LocalDate answeredBy() {
    return closing().plusMonths(1);
  }

  /** Days until a solicitation closes, 0 on its last day, less after it. */
  public long daysLeft(LocalDate today) {
    return ChronoUnit.DAYS.between(today, closing());
  }

  /** Days a solicitation lasts, at least one. */
  public long daysInAll() {
    return Math.max(1, ChronoUnit.DAYS.between(publishedAt.toLocalDate(), closing()));
  }

  private LocalDate closing() {
    return Objects.requireNonNull(closesAt).toLocalDate();
  }
}
