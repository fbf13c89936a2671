package org.shenfa.site;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was used last, by the number of its release. */
final class Recent {
  private Recent() {}

  /** A map that forgets what was not asked for longest; for one thread. */
  static <V> Map<Long, V> atMost(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
        return size() > most;
      }
    };
  }
}
