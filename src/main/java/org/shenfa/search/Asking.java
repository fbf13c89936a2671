package org.shenfa.search;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.shenfa.search.Asked.Facet;

/**
 * 检索式: how what was typed is looked for. A number of a document goes before everything, a title
 * before a body, a body before an attachment, and words together before words apart.
 */
final class Asking {
  private static final float NUMBER = 1_000;
  private static final float TITLE = 8;
  private static final float TOGETHER = 2;
  private static final float SAME_MEANING = 0.7f;
  private static final float FILES = 0.5f;

  /** Share of a long word's pairs of characters that have to be there. */
  private static final int ENOUGH = 75;

  private Asking() {}

  /**
   * @param numbers keys the words may be the number of
   * @param others words of the same meaning for each part
   */
  static PredicateFinalStep words(
      SearchPredicateFactory f,
      Wording wording,
      List<String> numbers,
      Map<Wording.Part, List<String>> others) {
    var all = f.bool();
    for (var part : wording.parts()) {
      all.must(part(f, part, others.getOrDefault(part, List.of())));
    }
    if (numbers.isEmpty()) {
      return all;
    }
    return f.or(f.terms().field("numbers").matchingAny(numbers).constantScore().boost(NUMBER), all);
  }

  private static PredicateFinalStep part(
      SearchPredicateFactory f, Wording.Part part, List<String> others) {
    var any = f.bool();
    if (!part.phrase()) {
      any.should(
          f.match()
              .field("title")
              .boost(TITLE)
              .field("number")
              .boost(TITLE)
              .field("body")
              .field("files")
              .boost(FILES)
              .matching(part.text())
              .minimumShouldMatch()
              .ifMoreThan(2)
              .thenRequirePercent(ENOUGH)
              .end());
    }
    any.should(together(f, part.text()).boost(TOGETHER));
    if (part.text().matches("[a-z]{2,12}")) {
      any.should(f.phrase().field("initials").boost(TITLE).matching(part.text()));
    }
    for (var other : others) {
      any.should(together(f, other).boost(SAME_MEANING));
    }
    return any;
  }

  private static org.hibernate.search.engine.search.predicate.dsl.PhrasePredicateOptionsStep<?>
      together(SearchPredicateFactory f, String words) {
    return f.phrase()
        .field("title")
        .boost(TITLE)
        .field("number")
        .boost(TITLE)
        .field("body")
        .field("files")
        .boost(FILES)
        .matching(words);
  }

  /** Narrowed to one value of a facet; a column is also known by the slugs that lead to it. */
  static PredicateFinalStep narrowed(
      SearchPredicateFactory f, Facet facet, String value, Set<String> slugs) {
    return switch (facet) {
      case COLUMN -> f.terms().field("columns").matchingAny(slugs);
      case CATEGORY -> f.match().field("category").matching(value);
      case YEAR -> f.match().field("year").matching(value);
      case UNIT -> f.match().field("unit").matching(value);
      case VALIDITY -> f.match().field("validity").matching(value);
    };
  }
}
