package org.shenfa.disclosure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * 猜码: after five wrong codes for a number nobody is told anything about it for a quarter of an
 * hour, the right code included. Kept in memory, for a bounded number of numbers.
 */
final class Guesses {
  private static final int MOST = 5;
  private static final int NUMBERS = 10_000;
  private static final Duration PAUSE = Duration.ofMinutes(15);

  private final Clock clock;
  private final Map<String, Wrong> wrong = new LinkedHashMap<>(64, 0.75f, true);

  private record Wrong(int times, Instant last) {}

  Guesses(Clock clock) {
    this.clock = clock;
  }

  /** Whether this number may be asked about. */
  synchronized boolean open(String number) {
    var was = wrong.get(number);
    return was == null || was.times() < MOST || over(was);
  }

  private boolean over(Wrong was) {
    return !clock.instant().isBefore(was.last().plus(PAUSE));
  }

  /** Somebody gave a wrong code. */
  synchronized void missed(String number) {
    var was = wrong.get(number);
    wrong.put(number, new Wrong(was == null || over(was) ? 1 : was.times() + 1, clock.instant()));
    if (wrong.size() > NUMBERS) {
      wrong.remove(wrong.keySet().iterator().next());
    }
  }
}
