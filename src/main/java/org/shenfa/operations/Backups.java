package org.shenfa.operations;

import static org.shenfa.regulation.Clause.MEASURES_5_1;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.database.Restoring;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 备份与恢复测试: takes a backup while people go on working, and restores the newest into a throwaway
 * database to see that it can be. One of the two at a time.
 */
@Service
public class Backups {
  private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

  private final DatabaseSettings database;
  private final BackupFolder folder;
  private final BackupRecords records;
  private final AuditTrail trail;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final AtomicReference<@Nullable Work> work = new AtomicReference<>();

  Backups(
      DatabaseSettings database,
      OperationsSettings settings,
      BackupRecords records,
      AuditTrail trail,
      TransactionOperations transaction,
      Clock clock) {
    this.database = database;
    this.folder =
        new BackupFolder(
            database.data(), settings.backupsOf(database.data()), settings.keysFolder(), clock);
    this.records = records;
    this.trail = trail;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** 正在办理: what is under way, and how far it is; {@code of} is 0 while that cannot be said. */
  public record Work(String what, int done, int of) {}

  public Optional<Work> work() {
    return Optional.ofNullable(work.get());
  }

  /**
   * Whether the product can back its database up itself; a server of one's own it only hears of.
   */
  public boolean own() {
    return !database.configured();
  }

  /** Version of the product that writes them. */
  public String version() {
    return Product.version();
  }

  public BackupFolder folder() {
    return folder;
  }

  /** When the newest good backup was finished, own or told. */
  public Optional<Instant> newest() {
    return own() ? folder.all().stream().findFirst().map(KeptBackup::finished) : records.lastTold();
  }

  /** Starts a backup in the background. */
  public void takeSoon(Person by) {
    mustBeOwn();
    inBackground("备份", by, () -> take(by));
  }

  /** Starts a trial of the newest backup in the background. */
  public void trySoon(Person by) {
    mustBeOwn();
    if (folder.all().isEmpty()) {
      throw new Violations(MEASURES_5_1, "还没有备份，先备份一次再做恢复测试。");
    }
    inBackground("恢复测试", by, () -> tryNewest(by));
  }

  private void mustBeOwn() {
    if (!own()) {
      throw new Violations(MEASURES_5_1, "数据库在自己的服务器上，由数据库管理员备份，办法见部署文档；这里只登记和提醒。");
    }
  }

  private void inBackground(String what, Person by, Runnable act) {
    if (work.get() != null) {
      throw new Violations(MEASURES_5_1, "正在备份或者测试，请等它完成。");
    }
    transaction.executeWithoutResult(t ->
        trail.append(
            Entry.of("operations.asked", by.id(), by.name())
                .about("operations", "backup")
                .with("what", what)));
    Thread.ofVirtual().name("operations").start(act);
  }

  /** Takes one now; false when it failed, which is kept and said. */
  @Enforces(MEASURES_5_1)
  boolean take(@Nullable Person by) {
    if (!work.compareAndSet(null, new Work("正在备份", 0, 0))) {
      return false;
    }
    var from = clock.instant();
    try {
      var taken = folder.take(records.plan(), Product.version());
      transaction.executeWithoutResult(t -> {
        records.taken(taken, id(by));
        trail.append(
            entry("backup.taken", by)
                .about("backup", taken.name())
                .digest(taken.sha256())
                .with("log", Long.toString(taken.log())));
      });
      return true;
    } catch (RuntimeException e) {
      LOG.error("备份没有做成", e);
      records.failed("-", from, clock.instant(), words(e), id(by));
      return false;
    } finally {
      work.set(null);
    }
  }

  /** Restores the newest backup for a trial; false when it is not good, which is kept and said. */
  boolean tryNewest(@Nullable Person by) {
    var newest = folder.all().stream().findFirst();
    if (newest.isEmpty() || !work.compareAndSet(null, new Work("正在恢复到临时库", 0, 0))) {
      return false;
    }
    var from = clock.instant();
    try {
      var result = trial(newest.get());
      transaction.executeWithoutResult(t -> {
        records.tried(newest.get().name(), from, clock.instant(), result, id(by));
        trail.append(
            entry("backup.tried", by)
                .about("backup", newest.get().name())
                .with("result", result.passed() ? "passed" : "failed"));
      });
      if (!result.passed()) {
        LOG.error("恢复测试没有通过，查出 {} 处问题", result.faults().size());
      }
      return result.passed();
    } finally {
      work.set(null);
    }
  }

  private RestoredCheck.Result trial(KeptBackup newest) {
    try (var restored = Restoring.tried(newest.folder(), database.data());
        var reading = restored.reading()) {
      return RestoredCheck.of(
          reading,
          restored.manifest(),
          (done, of) -> work.set(new Work("正在核对第 %d 张表".formatted(done), done, of)));
    } catch (Violations refused) {
      return new RestoredCheck.Result(
          Map.of(), refused.all().stream().map(v -> v.sentence()).toList());
    } catch (RuntimeException | java.sql.SQLException e) {
      LOG.error("恢复测试没有做成", e);
      return new RestoredCheck.Result(Map.of(), List.of("恢复出来的数据库没有启动起来"));
    }
  }

  /** Arranges backups anew. */
  public void arrange(Person by, int hour, int kept, int oldestHours, int testDay) {
    new Violations.Gathering()
        .refuseIf(hour < 0 || hour > 23, MEASURES_5_1, "hour", "钟点填 0 至 23。")
        .refuseIf(kept < 2 || kept > 90, MEASURES_5_1, "kept", "保留份数填 2 至 90。")
        .refuseIf(oldestHours < 2 || oldestHours > 720, MEASURES_5_1, "oldest", "告警小时数填 2 至 720。")
        .refuseIf(testDay < 1 || testDay > 7, MEASURES_5_1, "day", "请选星期几。")
        .throwIfAny();
    var plan = new BackupPlan(hour, kept, oldestHours, DayOfWeek.of(testDay));
    transaction.executeWithoutResult(t -> {
      records.plan(plan, by.id(), clock.instant());
      trail.append(
          Entry.of("backup.arranged", by.id(), by.name())
              .about("operations", "backup")
              .with("hour", Integer.toString(hour))
              .with("kept", Integer.toString(kept))
              .with("oldest", Integer.toString(oldestHours))
              .with("testDay", plan.testDay().name()));
    });
  }

  /** Takes and tries what is due at this moment. */
  void sweep(Instant now) {
    if (!own()) {
      return;
    }
    var plan = records.plan();
    var tried = records.runs(1).stream().findFirst().map(BackupRecords.Run::started).orElse(null);
    var last = newest().orElse(null);
    // One that failed is not tried again every minute.
    var resting = tried != null && tried.plus(Duration.ofMinutes(30)).isAfter(now);
    if (plan.backupDue(now, last) && !resting) {
      take(null);
    }
    var test =
        records.trials(1).stream().findFirst().map(BackupRecords.Trial::started).orElse(null);
    if (plan.testDue(now, test)) {
      tryNewest(null);
    }
  }

  private static Entry entry(String action, @Nullable Person by) {
    return by == null ? Entry.of(action, 0, "系统") : Entry.of(action, by.id(), by.name());
  }

  private static @Nullable Long id(@Nullable Person by) {
    return by == null ? null : by.id();
  }

  private static String words(RuntimeException e) {
    return e instanceof Violations refused
        ? refused.all().getFirst().sentence()
        : e instanceof java.io.UncheckedIOException ? "写不进备份目录，请看剩余空间和权限" : "数据库没有应答，请看运行日志";
  }
}
