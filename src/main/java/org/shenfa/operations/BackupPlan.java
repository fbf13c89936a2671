package org.shenfa.operations;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;

/**
 * 备份安排: when, how many, how old the newest may be, and on which day it is tried. Pure; a change is
 * a new one.
 *
 * @param hour of the day, in Beijing time
 * @param kept how many are kept
 * @param oldestHours hours after which a backup is too old
 * @param testDay day of the week on which the newest is restored for a trial
 */
public record BackupPlan(int hour, int kept, int oldestHours, DayOfWeek testDay) {
  /** What erasing a citizen's data promises: no backup outlives it by more. */
  public static final int MOST_DAYS = 90;

  public static final BackupPlan USUAL = new BackupPlan(2, 30, 26, DayOfWeek.SUNDAY);

  private static final Duration TEST_OVER = Duration.ofDays(8);

  /** Whether a backup is due: the hour has come by since the newest, even while we stood still. */
  boolean backupDue(Instant now, @Nullable Instant newest) {
    var today = now.atZone(Shenfa.ZONE).toLocalDate().atTime(hour, 0).atZone(Shenfa.ZONE);
    var due = today.toInstant().isAfter(now) ? today.minusDays(1) : today;
    return newest == null || newest.isBefore(due.toInstant());
  }

  /** Whether the week's trial is due: its day and the hour after the backup's have come. */
  boolean testDue(Instant now, @Nullable Instant newest) {
    var at = now.atZone(Shenfa.ZONE);
    var day = at.toLocalDate();
    if (day.getDayOfWeek() != testDay) {
      return false;
    }
    var due = day.atTime(hour, 0).atZone(Shenfa.ZONE).toInstant().plus(Duration.ofMinutes(30));
    return !now.isBefore(due) && (newest == null || newest.isBefore(due));
  }

  /** Whether a backup of this moment is too old now. */
  boolean late(Instant now, Instant newest) {
    return newest.plus(Duration.ofHours(oldestHours)).isBefore(now);
  }

  /** Whether a trial of this moment is too long ago. */
  boolean testLate(Instant now, Instant newest) {
    return newest.plus(TEST_OVER).isBefore(now);
  }

  /** Those that go: beyond the number kept, or too old; never the newest. */
  List<KeptBackup> expired(List<KeptBackup> all, LocalDate today) {
    var newest =
        all.stream().sorted(Comparator.comparing(KeptBackup::finished).reversed()).toList();
    var ends = today.minusDays(MOST_DAYS).atStartOfDay(Shenfa.ZONE).toInstant();
    return newest.stream()
        .skip(1)
        .filter(b -> newest.indexOf(b) >= kept || b.finished().isBefore(ends))
        .toList();
  }
}
