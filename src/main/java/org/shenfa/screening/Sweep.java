package org.shenfa.screening;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.shenfa.organization.Leader;

/**
 * 复查: reads what is public already with the dictionaries of today, and finds only what must not
 * stand on a site: secrecy marks, persons' data, wrong names and words, deceiving links. Who led,
 * and what a body was called, is taken as of the day a text came out. Safe for use by many threads.
 */
public final class Sweep {
  private final Function<LocalDate, List<Leader>> register;
  private final Lexicon lexicon;
  private final Map<LocalDate, List<Leader>> leaders = new ConcurrentHashMap<>();

  Sweep(Function<LocalDate, List<Leader>> register, Lexicon lexicon) {
    this.register = register;
    this.lexicon = lexicon;
  }

  /**
   * What is found in a text that came out on a day, in the order of reading; notes are left out.
   */
  public List<Finding> of(Material material, LocalDate published) {
    var known =
        new Known(
            published,
            leaders.computeIfAbsent(published, register),
            (first, last) -> OptionalInt.empty(),
            lexicon,
            Map.of());
    return Rulebook.archived(material, known).stream()
        .filter(f -> f.verdict() != Verdict.NOTE)
        .toList();
  }
}
