package org.shenfa.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 运行告警: what somebody has to see to. Worked out from facts each time, never kept. Pure.
 *
 * @param kind by which it is said once a day
 * @param words what is the matter and what to do
 */
public record Alarm(Kind kind, String words) {

  /** 告警种类. */
  public enum Kind {
    BACKUP_LATE,
    BACKUP_FAILED,
    TEST_FAILED,
    TEST_LATE,
    DISK_FULL,
    LOG_SHORT
  }

  /**
   * 依据 of one moment.
   *
   * @param since when the database was made
   * @param backup when the newest good backup was finished, null before the first
   * @param run the last attempt at one
   * @param trial the last restore test
   * @param freePercent how much of the disk is left
   * @param whole whether the log reaches its newest checkpoint
   */
  record Facts(
      Instant since,
      @Nullable Instant backup,
      BackupRecords.@Nullable Run run,
      BackupRecords.@Nullable Trial trial,
      int freePercent,
      boolean whole) {}

  static final int LEAST_FREE = 10;

  static List<Alarm> of(Facts facts, BackupPlan plan, Instant now) {
    var all = new ArrayList<Alarm>();
    var backup = facts.backup();
    if (!facts.whole()) {
      all.add(new Alarm(Kind.LOG_SHORT, "留痕日志比外部核验点短，现在不能发布。请审计管理员查清，到“留痕核验”宣告恢复。"));
    }
    if (plan.late(now, backup == null ? facts.since() : backup)) {
      all.add(
          new Alarm(
              Kind.BACKUP_LATE,
              backup == null
                  ? "还没有一份备份。请马上备份一次。"
                  : "最近一份备份是 %s以前的，超过了 %d 小时。请马上备份一次，查明为什么没有按时做。"
                      .formatted(Jobs.words(Duration.between(backup, now)), plan.oldestHours())));
    }
    var run = facts.run();
    if (run != null && !run.failure().isEmpty()) {
      all.add(new Alarm(Kind.BACKUP_FAILED, "最近一次备份没有做成：" + run.failure() + "。"));
    }
    var trial = facts.trial();
    if (trial != null && !trial.passed()) {
      all.add(
          new Alarm(
              Kind.TEST_FAILED, "最近一次恢复测试没有通过：" + trial.faults().getFirst() + "。请重新备份，再测试一次。"));
    } else if (backup != null
        && plan.testLate(now, trial == null ? facts.since() : trial.finished())) {
      all.add(new Alarm(Kind.TEST_LATE, "超过八天没有做恢复测试，不能说备份是好的。请测试一次。"));
    }
    if (facts.freePercent() < LEAST_FREE) {
      all.add(
          new Alarm(
              Kind.DISK_FULL, "数据所在的磁盘只剩 %d%%。请清理，或者把备份移到别的磁盘。".formatted(facts.freePercent())));
    }
    return List.copyOf(all);
  }
}
