package org.shenfa.screening;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** 规则集: every rule there is; the same text and the same knowledge give the same findings. */
final class Rulebook {
  private static final List<Rule> RULES =
      List.of(
          new SecrecyMarks(),
          new PublicMark(),
          new IdNumbers(),
          new Mobiles(),
          new BankCards(),
          new PersonalTraces(),
          new PromisingHeaders(),
          new LeaderNames(),
          new Wording(),
          new Doubled(),
          new Punctuation(),
          new Dates(),
          new Counts(),
          new Sums(),
          new Casualties(),
          new ShortPeriods(),
          new DocumentNumbers(),
          new Links(),
          new Accessible());

  /** What must not stand on a site, whenever and by whoever it was written. */
  private static final List<Rule> ARCHIVED =
      List.of(
          new SecrecyMarks(),
          new IdNumbers(),
          new Mobiles(),
          new BankCards(),
          new PersonalTraces(),
          new LeaderNames(),
          new Wording(),
          new Doubled(),
          new Links());

  private Rulebook() {}

  static List<Finding> check(Material material, Known known) {
    return check(RULES, material, known);
  }

  /** Only what is looked for in texts that are out already. */
  static List<Finding> archived(Material material, Known known) {
    return check(ARCHIVED, material, known);
  }

  private static List<Finding> check(List<Rule> rules, Material material, Known known) {
    var on = new Reading(material, known);
    var found = new Findings();
    rules.forEach(r -> r.check(on, found));
    return found.inOrder();
  }

  /** Only what the dictionaries say about a sentence. */
  static List<Finding> wording(String sentence, Lexicon lexicon, LocalDate day) {
    var known = new Known(day, List.of(), (first, last) -> OptionalInt.empty(), lexicon, Map.of());
    var found = new Findings();
    new Wording().check(new Reading(Material.of(sentence, ""), known), found);
    return found.inOrder();
  }
}
