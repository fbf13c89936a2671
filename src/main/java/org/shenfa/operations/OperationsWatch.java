package org.shenfa.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.shenfa.Shenfa;
import org.shenfa.audit.AuditTrail;
import org.shenfa.database.Moments;
import org.shenfa.organization.Organization;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
import org.shenfa.reminders.Recipients;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** 运行值守: does what is due and tells those who run the machine what is wrong, once a day each. */
@Service
public class OperationsWatch {
  private static final Duration READ_EVERY = Duration.ofHours(24);

  private final Backups backups;
  private final BackupRecords records;
  private final Storage storage;
  private final AuditTrail trail;
  private final Organization organization;
  private final Recipients recipients;
  private final Notices notices;
  private final JdbcClient db;
  private final TransactionOperations transaction;
  private final Clock clock;

  OperationsWatch(
      Backups backups,
      BackupRecords records,
      Storage storage,
      AuditTrail trail,
      Organization organization,
      Recipients recipients,
      Notices notices,
      JdbcClient db,
      TransactionOperations transaction,
      Clock clock) {
    this.backups = backups;
    this.records = records;
    this.storage = storage;
    this.trail = trail;
    this.organization = organization;
    this.recipients = recipients;
    this.notices = notices;
    this.db = db;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** By the calendar, and so on a thread of its own: a backup takes minutes. */
  @Scheduled(cron = "40 * * * * *", zone = "Asia/Shanghai")
  void tick() {
    var now = clock.instant();
    backups.sweep(now);
    sweep(clock.instant());
  }

  /** Reads the room that is left once a day, and tells what is wrong. */
  public void sweep(Instant now) {
    if (storage.since(now.minus(READ_EVERY)).isEmpty()) {
      storage.keep(storage.now(now));
    }
    var alarms = alarms(now);
    if (!alarms.isEmpty()) {
      transaction.executeWithoutResult(t -> alarms.forEach(a -> tell(a, now)));
    }
  }

  /** What is wrong at this moment. */
  public List<Alarm> alarms(Instant now) {
    var since =
        db.sql("select min(at) as at from checkpoint")
            .query((row, n) -> java.util.Optional.ofNullable(Moments.orNull(row, "at")))
            .single();
    return Alarm.of(
        new Alarm.Facts(
            since.orElse(now),
            backups.newest().orElse(null),
            records.runs(1).stream().findFirst().orElse(null),
            records.trials(1).stream().findFirst().orElse(null),
            storage.freePercent(),
            trail.whole()),
        records.plan(),
        now);
  }

  private void tell(Alarm alarm, Instant now) {
    var today = LocalDate.ofInstant(now, Shenfa.ZONE);
    for (var unit : organization.units()) {
      if (OperationsRights.runsTheMachine(unit.kind())) {
        for (var person : recipients.unit(unit.id(), today)) {
          notices.tell(
              person,
              NoticeKind.OPERATIONS,
              "operations:%s:%s".formatted(alarm.kind(), today),
              "运行维护",
              alarm.words(),
              "/desk/operations",
              now);
        }
      }
    }
  }
}
