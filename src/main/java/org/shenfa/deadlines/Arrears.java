package org.shenfa.deadlines;

import java.time.LocalDate;
import java.util.List;

/**
 * 欠账: what units let pass that no deadline of a case counts. Each module lists it of its own
 * things, by its own rule; whoever presses for what is overdue asks them all.
 */
public interface Arrears {
  /**
   * 一笔欠账.
   *
   * @param cause names the thing and the stretch of time, so that it is pressed for once
   * @param unit that owes it
   * @param what without a word of a citizen
   * @param demand what the unit has to do
   * @param basis the rule that was not kept
   * @param address page of the desk
   */
  record Arrear(
      String cause, long unit, String what, String demand, String basis, String address) {}

  /** Everything that is overdue on a day, also what was listed before. */
  List<Arrear> overdue(LocalDate today);
}
