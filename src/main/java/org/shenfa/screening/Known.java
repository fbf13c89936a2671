package org.shenfa.screening;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.shenfa.organization.Leader;

/**
 * 已知: what the rules may take as given on a day.
 *
 * @param leaders in the order of the register
 * @param links what is to be said of an address, if anything
 */
record Known(
    LocalDate today,
    List<Leader> leaders,
    WorkingDays workingDays,
    Lexicon lexicon,
    Map<String, String> links) {

  /** For who only wants a text taken apart. */
  static final Known NOTHING =
      new Known(
          LocalDate.EPOCH,
          List.of(),
          (first, last) -> OptionalInt.empty(),
          Lexicon.EMPTY,
          Map.of());

  /** Working days from a first to a last day, both counted; empty where a year is not known. */
  interface WorkingDays {
    OptionalInt between(LocalDate first, LocalDate last);
  }
}
