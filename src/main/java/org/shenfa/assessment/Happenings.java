package org.shenfa.assessment;

import java.time.Instant;
import java.util.List;

/** 计分来源: finds in the records what happened in a stretch of time; reads, and changes nothing. */
interface Happenings {
  /**
   * What happened from {@code from} on and before {@code until}, as far as it is known at {@code
   * now}; what was late then is among it, whether or not it was done afterwards.
   */
  List<Happening> between(Instant from, Instant until, Instant now);
}
