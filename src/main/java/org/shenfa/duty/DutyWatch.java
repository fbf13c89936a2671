package org.shenfa.duty;

import static org.shenfa.regulation.Clause.MEASURES_25_1;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.shenfa.Shenfa;
import org.shenfa.procedures.By;
import org.shenfa.procedures.Courses;
import org.shenfa.regulation.Enforces;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 值班的巡查: reminds who has not begun, tells the head, and ends the days that nobody handed over; each
 * once, however late anybody looks. Hours in Asia/Shanghai.
 */
@Service
public class DutyWatch {
  static final LocalTime REMIND = LocalTime.of(10, 30);
  static final LocalTime TELL = LocalTime.of(11, 30);
  private static final LocalTime EVE = LocalTime.of(15, 0);
  private static final int KEPT = 31;

  private final JdbcClient db;
  private final Roster roster;
  private final Courses courses;
  private final DutyNews news;
  private final TransactionOperations transaction;
  private final Clock clock;

  DutyWatch(
      JdbcClient db,
      Roster roster,
      Courses courses,
      DutyNews news,
      TransactionOperations transaction,
      Clock clock) {
    this.db = db;
    this.roster = roster;
    this.courses = courses;
    this.news = news;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 60_000, initialDelay = 41_000)
  void tick() {
    sweep(clock.instant());
  }

  /** Everything that is due at this moment. */
  @Enforces(MEASURES_25_1)
  public void sweep(Instant now) {
    transaction.executeWithoutResult(t -> {
      if (db.sql("select pg_try_advisory_xact_lock(hashtextextended('duty watch', 0))")
          .query(Boolean.class)
          .single()) {
        var local = now.atZone(Shenfa.ZONE).toLocalDateTime();
        ended(local.toLocalDate(), now);
        roster.on(local.toLocalDate()).ifPresent(turn -> today(turn, local.toLocalTime(), now));
        if (!local.toLocalTime().isBefore(EVE)) {
          roster.on(local.toLocalDate().plusDays(1)).ifPresent(turn -> news.tomorrow(turn, now));
        }
        if (db.sql("select exists (select from duty_day)").query(Boolean.class).single()) {
          roster.gaps(local.toLocalDate()).forEach(day -> news.gap(day, local.toLocalDate(), now));
        }
      }
    });
  }

  private void today(Turn turn, LocalTime time, Instant now) {
    if (turn.state() == DutyState.PLANNED && !time.isBefore(REMIND)) {
      take(turn.dayId(), DutyEvent.REMIND, now);
      news.notStarted(turn, now);
    }
    var waiting = turn.state() == DutyState.PLANNED || turn.state() == DutyState.NOT_STARTED;
    if (waiting && !time.isBefore(TELL)) {
      news.leadersOf(turn, now);
    }
  }

  /** Days that are over and were not handed over are missed; long past ones are put away. */
  private void ended(LocalDate today, Instant now) {
    for (var turn : roster.between(today.minusYears(1), today.minusDays(1))) {
      if (turn.state().open()) {
        take(turn.dayId(), DutyEvent.MISS, now);
        news.missed(turn, now);
      } else if (turn.day().isBefore(today.minusDays(KEPT))
          && (turn.state() == DutyState.SUBMITTED || turn.state() == DutyState.ACKNOWLEDGED)) {
        take(turn.dayId(), DutyEvent.ARCHIVE, now);
      }
    }
  }

  private void take(long day, DutyEvent event, Instant now) {
    courses.take(DutyEvent.PROCEDURE, day, event, By.SYSTEM, now, "", Map.of());
  }
}
