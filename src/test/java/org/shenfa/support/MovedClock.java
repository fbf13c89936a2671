package org.shenfa.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The clock of this process and of the database it started, moved by libfaketime: both run under
 * its library and read how far they are from the real time out of one file ({@code bin/test
 * --year}). A difference, never a moment, so that every process of the database tells the same
 * time.
 */
public final class MovedClock {
  /**
   * A process goes on for a second with what it read last, and seconds are counted whole. Reading
   * the file each time anybody asks for the time costs seventy microseconds, which is too much.
   */
  private static final Duration READ_AGAIN = Duration.ofMillis(2_050);

  private final Path file;
  private final long began;
  private long seconds;

  private MovedClock(Path file, long seconds) {
    this.file = file;
    this.seconds = seconds;
    this.began = seconds;
  }

  /** How far it was moved in all; what a stopwatch of this process shows is too much by as much. */
  public Duration moved() {
    return Duration.ofSeconds(seconds - began);
  }

  /** Empty where this process does not run under libfaketime. */
  public static Optional<MovedClock> ofThisProcess() {
    var name = System.getenv("FAKETIME_TIMESTAMP_FILE");
    if (name == null || System.getenv("LD_PRELOAD") == null) {
      return Optional.empty();
    }
    try {
      var file = Path.of(name);
      return Optional.of(
          new MovedClock(file, Long.parseLong(Files.readString(file).strip().replace("+", ""))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Goes on to a moment to come; everybody who asks for the time afterwards is told so. */
  public Instant to(Instant moment) throws InterruptedException {
    var ahead = Duration.between(Instant.now(), moment).toSeconds() + 1;
    if (ahead < 0) {
      throw new IllegalArgumentException(moment + " has gone by");
    }
    seconds += ahead;
    try {
      Files.writeString(file, "%+d".formatted(seconds));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.sleep(READ_AGAIN);
    var now = Instant.now();
    if (now.isBefore(moment)) {
      throw new IllegalStateException("the clock still says " + now);
    }
    return now;
  }
}
