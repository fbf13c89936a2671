package org.shenfa.deadlines;

import java.util.Optional;
import java.util.Set;

/**
 * 欠办的单位: which unit owes what a deadline asks for. Each module knows it of its own cases; whoever
 * presses for what is overdue asks them all.
 */
public interface Debtors {
  /**
   * 欠办的事.
   *
   * @param unit that owes it
   * @param what without a word of a citizen, for it is read by more people than the case
   * @param address page of the desk
   */
  record Debt(long unit, String what, String address) {}

  /** The rules a unit is pressed for when they are overdue. */
  Set<Rule> rules();

  /** Empty where no unit owes it. */
  Optional<Debt> debt(Deadline deadline);
}
