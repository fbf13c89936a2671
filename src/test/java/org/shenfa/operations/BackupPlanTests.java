package org.shenfa.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.operations.Alarm.Kind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

@DisplayName("备份安排和运行告警")
class BackupPlanTests {
  /** A Sunday, 10:00 in Beijing. */
  private static final Instant NOW = Instant.parse("2026-11-29T02:00:00Z");

  private static final BackupPlan PLAN = new BackupPlan(2, 3, 26, DayOfWeek.SUNDAY);

  @Test
  @DisplayName("每天到了钟点、最近一份在钟点以前的就该备份；停机错过的，一开机就补")
  void aBackupADay() {
    var hour = Instant.parse("2026-11-28T18:00:00Z");
    assertThat(PLAN.backupDue(NOW, null)).isTrue();
    assertThat(PLAN.backupDue(hour.minusSeconds(1), hour.minus(Duration.ofHours(25)))).isTrue();
    assertThat(PLAN.backupDue(hour.minusSeconds(1), hour.minus(Duration.ofHours(24)))).isFalse();
    assertThat(PLAN.backupDue(hour, hour.minusSeconds(1))).isTrue();
    assertThat(PLAN.backupDue(NOW, hour)).isFalse();
  }

  @Test
  @DisplayName("每周那一天备份以后测试一次")
  void aTrialAWeek() {
    assertThat(PLAN.testDue(NOW, null)).isTrue();
    assertThat(PLAN.testDue(NOW, NOW.minus(Duration.ofDays(7)))).isTrue();
    assertThat(PLAN.testDue(NOW, NOW.minusSeconds(60))).isFalse();
    assertThat(PLAN.testDue(NOW.plus(Duration.ofDays(1)), null)).isFalse();
    assertThat(PLAN.testDue(Instant.parse("2026-11-28T18:10:00Z"), null)).isFalse();
  }

  @Test
  @DisplayName("超过份数的、超过九十天的删掉，最近一份怎么也不删")
  void whatIsKept() {
    var five = IntStream.range(0, 5).mapToObj(n -> kept(NOW.minus(Duration.ofDays(n)))).toList();
    var today = LocalDate.of(2026, 11, 29);
    assertThat(PLAN.expired(five, today)).containsExactly(five.get(3), five.get(4));
    var old = kept(NOW.minus(Duration.ofDays(200)));
    assertThat(PLAN.expired(List.of(old), today)).isEmpty();
    var older = kept(NOW.minus(Duration.ofDays(201)));
    assertThat(PLAN.expired(List.of(older, old), today)).containsExactly(older);
  }

  private static KeptBackup kept(Instant at) {
    return new KeptBackup(Path.of("shenfa-" + at), at, at, 1, 1, 1, "1", "test", "");
  }

  @Test
  @Proves(Clause.MEASURES_5_1)
  @DisplayName("备份太旧、没有做成、恢复测试没有通过或者太久没做、磁盘快满、日志变短，各是一条告警；都好就没有")
  void eachAlarm() {
    var fresh = NOW.minus(Duration.ofHours(8));
    var good = facts(fresh, run(""), trial(NOW.minus(Duration.ofDays(1)), List.of()), 50, true);
    assertThat(Alarm.of(good, PLAN, NOW)).isEmpty();
    var bad =
        facts(
            NOW.minus(Duration.ofHours(27)),
            run("磁盘满了"),
            trial(NOW, List.of("第 3 条接不上前一条")),
            9,
            false);
    assertThat(Alarm.of(bad, PLAN, NOW))
        .extracting(Alarm::kind)
        .containsExactly(
            Kind.LOG_SHORT, Kind.BACKUP_LATE, Kind.BACKUP_FAILED, Kind.TEST_FAILED, Kind.DISK_FULL);
    assertThat(Alarm.of(bad, PLAN, NOW)).extracting(Alarm::words).anyMatch(w -> w.contains("接不上"));
    var untried = new ArrayList<>(Alarm.of(facts(fresh, run(""), null, 50, true), PLAN, NOW));
    assertThat(untried).extracting(Alarm::kind).containsExactly(Kind.TEST_LATE);
    assertThat(Alarm.of(facts(null, null, null, 50, true), PLAN, NOW))
        .extracting(Alarm::kind)
        .containsExactly(Kind.BACKUP_LATE);
  }

  @Test
  @DisplayName("定时任务的节奏说成话")
  void rhythmsInWords() {
    assertThat(Jobs.calendar("0 40 3 * * *")).isEqualTo("每天 3 时 40 分");
    assertThat(Jobs.calendar("0 10 3,10,17 * * *")).isEqualTo("每天 3、10、17 时 10 分");
    assertThat(Jobs.calendar("0 20 2-6 * * *")).isEqualTo("每天 2 至 6 时 20 分");
    assertThat(Jobs.calendar("20 7/30 * * * *")).isEqualTo("每隔 30 分钟");
    assertThat(Jobs.calendar("40 * * * * *")).isEqualTo("每分钟");
    assertThat(Jobs.calendar("0 0 0 1 * *")).isEqualTo("0 0 0 1 * *");
  }

  private static Alarm.Facts facts(
      @org.jspecify.annotations.Nullable Instant backup,
      BackupRecords.@org.jspecify.annotations.Nullable Run run,
      BackupRecords.@org.jspecify.annotations.Nullable Trial trial,
      int free,
      boolean whole) {
    return new Alarm.Facts(NOW.minus(Duration.ofDays(30)), backup, run, trial, free, whole);
  }

  private static BackupRecords.Run run(String failure) {
    return new BackupRecords.Run(false, "b", NOW, NOW, 1, 1, failure, null);
  }

  private static BackupRecords.Trial trial(Instant at, List<String> faults) {
    return new BackupRecords.Trial(false, "b", at, at, Map.of(), faults, null);
  }
}
