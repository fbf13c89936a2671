package org.shenfa.accountability;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 问责件: what may be one of the six situations, with where its course has led.
 *
 * @param raisedBy empty where the records raised it
 * @param proposed what it looked like when it was raised; no more than a proposal
 * @param situation what people classified it as, null while they have not
 * @param end until when the unit may state its case, null while no clock runs
 */
public record AccountabilityCase(
    long id,
    String number,
    long unit,
    String unitName,
    String title,
    String words,
    String raisedBy,
    @Nullable Situation proposed,
    AccountabilityState state,
    @Nullable Situation situation,
    @Nullable Gravity gravity,
    Gravity.@Nullable Outcome outcome,
    Instant at,
    @Nullable Instant end) {

  /** Who raised it, for people. */
  public String from() {
    return raisedBy.isEmpty() ? "系统（记录）" : raisedBy;
  }

  public boolean over() {
    return AccountabilityEvent.PROCEDURE.over(state);
  }
}
