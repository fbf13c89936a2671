package org.shenfa.site;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Validity;

/**
 * 列表中的一条: as much of a release as a list shows; times in Asia/Shanghai.
 *
 * @param number 文号 of a formal document
 * @param pairedWith item number of the other half of a pair of policy and interpretation
 * @param validity of a formal document
 * @param asking of a draft for comment
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
    @Nullable Asking asking,
    LocalDateTime publishedAt,
    LocalDateTime releasedAt) {

  /** Whether it was never put right since it came out. */
  boolean isFirstRelease() {
    return publishedAt.equals(releasedAt);
  }

  /** Whether lists have to say that it no longer holds as it was (2-3). */
  public boolean holdsNoMore() {
    return validity != null && validity != Validity.VALID;
  }

  /** When a solicitation ends. */
  public @Nullable LocalDateTime closesAt() {
    return Optional.ofNullable(asking).map(Asking::closesAt).orElse(null);
  }

  /** 最迟反馈: the last day for the result of a solicitation (17-3). */
  public LocalDate answeredBy() {
    return Objects.requireNonNull(asking).due();
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
    return Objects.requireNonNull(asking).closesAt().toLocalDate();
  }
}
