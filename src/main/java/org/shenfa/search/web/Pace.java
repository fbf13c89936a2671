package org.shenfa.search.web;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * 检索频次: how many searches an address may make in a minute. Kept in memory only, for a bounded
 * number of addresses; nothing is written down.
 */
final class Pace {
  private static final long MINUTE = 60_000;

  private final int most;
  private final int addresses;
  private final Clock clock;
  private final Map<String, Window> windows = new LinkedHashMap<>(64, 0.75f, true);

  private record Window(long from, int count) {}

  Pace(int most, int addresses, Clock clock) {
    this.most = most;
    this.addresses = addresses;
    this.clock = clock;
  }

  /** Counts one search; false when there were too many. */
  synchronized boolean allows(String address) {
    var now = clock.millis();
    var source = source(address);
    var last = windows.get(source);
    var window =
        last == null || now - last.from() >= MINUTE || now < last.from()
            ? new Window(now, 1)
            : new Window(last.from(), Math.min(last.count() + 1, most + 1));
    windows.put(source, window);
    if (windows.size() > addresses) {
      windows.remove(windows.keySet().iterator().next());
    }
    return window.count() <= most;
  }

  /** Whoever has one address of an IPv6 network has all of them. */
  private static String source(String address) {
    if (!address.contains(":")) {
      return address;
    }
    var groups = address.replaceAll("[\\[\\]]", "").split(":", -1);
    var network = new StringBuilder();
    for (var n = 0; n < Math.min(4, groups.length) && !groups[n].isEmpty(); n++) {
      network.append(groups[n]).append(':');
    }
    return network.toString();
  }
}
