package org.shenfa.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 督办单: what a unit is pressed for, with where its course has led.
 *
 * @param title what is wrong
 * @param demand what the unit has to do
 * @param basis the clause or the overdue term
 * @param address page of the desk of what is overdue, empty where it was issued by hand without one
 * @param issuedBy null where the clock raised it
 * @param unrectified whether its time ran out at some time; nothing makes it otherwise
 * @param end when its time runs out, null while no clock runs
 */
public record Order(
    long id,
    String number,
    long unit,
    String unitName,
    String title,
    String demand,
    String basis,
    String address,
    OrderTerm term,
    @Nullable Long issuedBy,
    String issuedByName,
    OrderState state,
    boolean unrectified,
    Instant at,
    Instant since,
    @Nullable Instant end) {

  /** Who issued it, for people. */
  public String from() {
    return issuedBy == null ? "系统（超期）" : issuedByName;
  }

  public boolean over() {
    return OrderEvent.PROCEDURE.over(state);
  }
}
