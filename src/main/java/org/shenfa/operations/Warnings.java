package org.shenfa.operations;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * 运行日志的分类计数: warnings and errors of this process by class of event, time and count, without
 * content. Of our own loggers the sentence as it stands in the source is kept, with its gaps empty;
 * of others, whose sentences may hold anything, only who spoke and what kind of exception it was.
 */
@Component
public class Warnings extends AppenderBase<ILoggingEvent> {
  private static final int MOST = 200;
  private static final String OURS = "org.shenfa.";

  private final Map<Sort, Count> counts = new ConcurrentHashMap<>();
  private final ch.qos.logback.classic.Logger root;

  private record Sort(boolean error, String logger, String pattern, String exception) {}

  private record Count(long times, Instant first, Instant last) {}

  /**
   * 一类事件.
   *
   * @param logger who said it
   * @param pattern the sentence without what was filled in; empty for loggers not our own
   * @param exception kind of the exception, empty without one
   */
  public record Kind(
      boolean error,
      String logger,
      String pattern,
      String exception,
      long times,
      Instant first,
      Instant last) {}

  Warnings() {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    setContext(context);
    setName("warnings");
    root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    start();
    root.addAppender(this);
  }

  @PreDestroy
  void close() {
    root.detachAppender(this);
    stop();
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (!event.getLevel().isGreaterOrEqual(Level.WARN)) {
      return;
    }
    var thrown = event.getThrowableProxy();
    var kind =
        new Sort(
            event.getLevel().isGreaterOrEqual(Level.ERROR),
            event.getLoggerName(),
            event.getLoggerName().startsWith(OURS)
                ? Objects.requireNonNullElse(event.getMessage(), "")
                : "",
            thrown == null ? "" : thrown.getClassName());
    if (counts.size() >= MOST && !counts.containsKey(kind)) {
      return;
    }
    var at = event.getInstant();
    counts.merge(
        kind,
        new Count(1, at, at),
        (before, one) -> new Count(before.times() + 1, before.first(), at));
  }

  /** Every class of event, the last first. */
  public List<Kind> all() {
    return counts.entrySet().stream()
        .map(e ->
            new Kind(
                e.getKey().error(),
                e.getKey().logger(),
                e.getKey().pattern(),
                e.getKey().exception(),
                e.getValue().times(),
                e.getValue().first(),
                e.getValue().last()))
        .sorted(Comparator.comparing(Kind::last).reversed())
        .toList();
  }

  /** How many errors there were since the start. */
  long errors() {
    return all().stream().filter(Kind::error).mapToLong(Kind::times).sum();
  }
}
