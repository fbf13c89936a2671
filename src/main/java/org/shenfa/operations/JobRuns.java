package org.shenfa.operations;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.ScheduledTaskObservationContext;
import org.springframework.stereotype.Component;

/** 定时任务的运行: what Spring itself observes of each job, in this process since its start. */
@Component
class JobRuns implements ObservationHandler<ScheduledTaskObservationContext> {
  private final Clock clock;
  private final Map<String, Run> runs = new ConcurrentHashMap<>();

  JobRuns(Clock clock) {
    this.clock = clock;
  }

  /**
   * What is known of a job.
   *
   * @param took how long the last run took, null while the first is under way
   * @param failure kind of the last failure, without its words
   */
  record Run(
      Instant started,
      @Nullable Duration took,
      @Nullable Instant succeeded,
      long times,
      long failures,
      @Nullable String failure) {}

  static String name(Class<?> type, String method) {
    return type.getSimpleName().replaceFirst("\\$\\$.*", "") + "." + method;
  }

  @Nullable Run of(String job) {
    return runs.get(job);
  }

  @Override
  public boolean supportsContext(Observation.Context context) {
    return context instanceof ScheduledTaskObservationContext;
  }

  @Override
  public void onStart(ScheduledTaskObservationContext context) {
    var now = clock.instant();
    context.put(JobRuns.class, now);
    runs.merge(
        name(context),
        new Run(now, null, null, 0, 0, null),
        (last, begun) ->
            new Run(
                now, last.took(), last.succeeded(), last.times(), last.failures(), last.failure()));
  }

  @Override
  public void onStop(ScheduledTaskObservationContext context) {
    var started = context.getOrDefault(JobRuns.class, clock.instant());
    var now = clock.instant();
    var error = context.getError();
    runs.computeIfPresent(
        name(context),
        (job, last) ->
            new Run(
                last.started(),
                Duration.between(started, now),
                error == null ? now : last.succeeded(),
                last.times() + 1,
                last.failures() + (error == null ? 0 : 1),
                error == null ? last.failure() : error.getClass().getSimpleName()));
  }

  private static String name(ScheduledTaskObservationContext context) {
    return name(context.getTargetClass(), context.getMethod().getName());
  }
}
