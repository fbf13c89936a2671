package org.shenfa.inspection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 问题台账的一行: a fault, when it was seen and what people said of it.
 *
 * @param item its item, null where it is of none
 * @param firstSeen when it was found
 * @param lastSeen when it was found last
 * @param present whether the last whole inspection found it
 * @param decision what was said last, null while nobody said anything
 * @param reason of the decision, empty where none was asked for
 * @param by who decided, empty while nobody did
 */
public record FaultLine(
    long id,
    Fault fault,
    long unit,
    String unitName,
    @Nullable Long item,
    Instant firstSeen,
    Instant lastSeen,
    boolean present,
    @Nullable FaultDecision decision,
    String reason,
    String by,
    @Nullable Instant decidedAt) {

  /** Whether it counts against the site: there, and not called a false alarm. */
  public boolean counts() {
    return present && decision != FaultDecision.FALSE_ALARM;
  }

  /** Whether somebody has to say something. */
  public boolean open() {
    return present && decision == null;
  }
}
