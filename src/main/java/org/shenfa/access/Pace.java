package org.shenfa.access;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * 频次: how often an address may do something within a while. Kept in memory only, for a bounded
 * number of addresses; nothing is written down.
 */
public final class Pace {
  private final int most;
  private final long within;
  private final int addresses;
  private final Clock clock;
  private final Map<String, Window> windows = new LinkedHashMap<>(64, 0.75f, true);

  private record Window(long from, int count) {}

  public Pace(int most, Duration within, int addresses, Clock clock) {
    this.most = most;
    this.within = within.toMillis();
    this.addresses = addresses;
    this.clock = clock;
  }

  /** Counts one time; false when there were too many. */
  public synchronized boolean allows(String address) {
    var now = clock.millis();
    var source = source(address);
    var last = windows.get(source);
    var window =
        last == null || now - last.from() >= within || now < last.from()
            ? new Window(now, 1)
            : new Window(last.from(), Math.min(last.count() + 1, most + 1));
    windows.put(source, window);
    if (windows.size() > addresses) {
      windows.remove(windows.keySet().iterator().next());
    }
    return window.count() <= most;
  }

  /** Whether an address has used up what it may; counts nothing. */
  public synchronized boolean spent(String address) {
    var last = windows.get(source(address));
    var now = clock.millis();
    return last != null && now - last.from() < within && now >= last.from() && last.count() >= most;
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
