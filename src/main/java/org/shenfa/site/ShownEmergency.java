package org.shenfa.site;

import java.time.LocalDateTime;
import java.util.List;
import org.shenfa.emergency.EmergencyWords;

/**
 * 应急简版: the light page that stands first while the emergency mode is on.
 *
 * @param act id of the act whose words these are
 * @param since when the mode was switched on, Asia/Shanghai
 * @param agreedAt when these words were agreed to, Asia/Shanghai
 * @param overdue whether the promised next word has not come in time
 * @param statements releases of its column since the day it was switched on, newest first
 */
public record ShownEmergency(
    long act,
    EmergencyWords words,
    LocalDateTime since,
    LocalDateTime agreedAt,
    boolean overdue,
    List<Heading> statements) {
  private static final int MOST = 30;

  public ShownEmergency {
    statements = List.copyOf(statements);
  }

  ShownEmergency among(Listing released) {
    var from = since.toLocalDate().atStartOfDay();
    return new ShownEmergency(
        act,
        words,
        since,
        agreedAt,
        overdue,
        released.stream()
            .takeWhile(h -> !h.publishedAt().isBefore(from))
            .filter(h -> h.columns().contains(words.column()))
            .limit(MOST)
            .toList());
  }

  /** When the page last said something new. */
  public LocalDateTime updatedAt() {
    return statements.isEmpty() || statements.getFirst().releasedAt().isBefore(agreedAt)
        ? agreedAt
        : statements.getFirst().releasedAt();
  }

  /** Changes whenever the bar on other pages would. */
  String signature() {
    return words.event() + "|" + words.call();
  }
}
