package org.shenfa.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 指标: numbers for Prometheus, read when they are asked for. Labels are names of our own code, never
 * of a person, a page or a case. Named in docs/operations.md.
 */
@Component
class Metrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Clock clock;

  Metrics(
      Figures figures,
      Backups backups,
      BackupRecords records,
      Storage storage,
      Warnings warnings,
      AuditTrail trail,
      JdbcClient db,
      Clock clock) {
    this.clock = clock;
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    gauge("shenfa.releases", "现行发布", figures::releases);
    gauge("shenfa.letters.open", "没有答复的来信", figures::openLetters);
    gauge("shenfa.deadlines.overdue", "超期未办的时限", figures::overdue);
    for (var queue : Figures.Queue.values()) {
      Gauge.builder("shenfa.queue", () -> value(() -> figures.waiting(queue)))
          .tag("queue", queue.tag())
          .description("待办的后台工作")
          .register(registry);
    }
    gauge("shenfa.log.position", "留痕日志到第几条", trail::size);
    gauge("shenfa.log.whole", "留痕日志和外部核验点一致", () -> trail.whole() ? 1 : 0);
    gauge(
        "shenfa.backup.age.seconds",
        "最近一份备份有多久",
        () -> backups.newest().map(this::age).orElse(null));
    gauge(
        "shenfa.restore.test.age.seconds",
        "最近一次恢复测试有多久",
        () -> records.trials(1).stream().findFirst().map(t -> age(t.finished())).orElse(null));
    gauge(
        "shenfa.restore.test.passed",
        "最近一次恢复测试通过",
        () -> records.trials(1).stream().findFirst().map(t -> t.passed() ? 1L : 0L).orElse(null));
    gauge(
        "shenfa.probe.ok",
        "最近一次发布后的上网访问正常",
        () ->
            db.sql("select case when ok then 1 else 0 end from probe order by id desc limit 1")
                .query(Long.class)
                .optional()
                .orElse(null));
    gauge("shenfa.database.bytes", "数据库大小", figures::databaseBytes);
    gauge("shenfa.disk.free.bytes", "数据所在磁盘的剩余空间", storage::free);
    gauge("shenfa.errors", "启动以来的错误", warnings::errors);
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  private long age(Instant at) {
    return Duration.between(at, clock.instant()).toSeconds();
  }

  private void gauge(String name, String words, Supplier<@Nullable Number> number) {
    Gauge.builder(name, () -> value(number)).description(words).register(registry);
  }

  /** What cannot be said is no number, rather than a wrong one. */
  private static double value(Supplier<? extends @Nullable Number> number) {
    var found = number.get();
    return found == null ? Double.NaN : found.doubleValue();
  }
}
