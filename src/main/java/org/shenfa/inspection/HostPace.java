package org.shenfa.inspection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 礼貌间隔: when each machine of somebody else's may be asked again. Pure, for one thread. */
final class HostPace {
  private final Duration gap;
  private final Map<String, Instant> free = new HashMap<>();

  HostPace(Duration gap) {
    this.gap = gap;
  }

  /** How long to wait before this machine is asked; the time is taken as soon as it is told. */
  Duration take(String host, Instant now) {
    var earliest = free.getOrDefault(host, now);
    var at = earliest.isBefore(now) ? now : earliest;
    free.put(host, at.plus(gap));
    return Duration.between(now, at);
  }

  /** The same addresses, so ordered that no machine is asked twice in a row where others wait. */
  static <T> List<T> spread(Map<String, List<T>> byHost) {
    var all = new ArrayList<T>();
    for (var round = 0; byHost.values().stream().anyMatch(hasMore(round)); round++) {
      for (var own : byHost.values()) {
        if (own.size() > round) {
          all.add(own.get(round));
        }
      }
    }
    return all;
  }

  private static <T> java.util.function.Predicate<List<T>> hasMore(int round) {
    return own -> own.size() > round;
  }
}
