package org.shenfa.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.jspecify.annotations.Nullable;
import org.shenfa.site.ListedColumn;
import org.shenfa.site.Outline;
import org.springframework.stereotype.Component;

/**
 * 您要找的是不是: words of the site's own titles and columns that sound like what was typed, or differ
 * from it in one character, a wrong, a missing or an additional one.
 */
@Component
class Corrections {
  private static final int LOOKED_AT = 30;
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}{2,20}");

  private final SearchIndex index;
  private final CurrentTexts texts;
  private final Outline outline;

  Corrections(SearchIndex index, CurrentTexts texts, Outline outline) {
    this.index = index;
    this.texts = texts;
    this.outline = outline;
  }

  /** The same question in words of the site; null when nothing comes near. */
  @Nullable String meant(Wording wording) {
    var changed = false;
    var words = new ArrayList<String>();
    for (var part : wording.parts()) {
      var better = HAN.matcher(part.text()).matches() ? nearest(part.text()) : null;
      changed |= better != null;
      words.add(better == null ? part.text() : better);
    }
    return changed ? String.join(" ", words) : null;
  }

  private @Nullable String nearest(String word) {
    var sound = Sound.confused(word);
    var names = outline.columns().stream().map(ListedColumn::name).toList();
    if (names.stream().anyMatch(n -> n.contains(word))) {
      return null;
    }
    var alike = new ArrayList<>(names);
    alike.addAll(titles(f -> f.phrase().field("sounds").matching(String.join(" ", sound))));
    var bySound = commonest(alike, word, 0, w -> Sound.confused(w).equals(sound));
    if (bySound != null || word.length() < 3) {
      return bySound;
    }
    var near = new ArrayList<>(names);
    near.addAll(
        titles(f ->
            f.match()
                .field("title")
                .matching(word)
                .minimumShouldMatch()
                .ifMoreThan(1)
                .thenRequirePercent(word.length() == 3 ? 50 : 34)
                .end()));
    if (near.stream().anyMatch(n -> n.contains(word))) {
      return null;
    }
    // A missing character first: what was typed then stands whole in what was meant.
    var missing = commonest(near, word, 1, w -> oneMore(w, word));
    if (missing != null) {
      return missing;
    }
    var wrong = commonest(near, word, 0, w -> differences(w, word) == 1);
    return wrong != null || word.length() < 4
        ? wrong
        : commonest(near, word, -1, w -> oneMore(word, w));
  }

  private List<String> titles(Function<SearchPredicateFactory, PredicateFinalStep> fitting) {
    return texts.stillCurrent(index.titles(fitting, LOOKED_AT));
  }

  /**
   * @param longer how many characters what is looked for has more than the word
   */
  private static @Nullable String commonest(
      List<String> from, String word, int longer, Predicate<String> fits) {
    var length = word.length() + longer;
    var counts = new HashMap<String, Integer>();
    for (var text : from) {
      for (var at = 0; at + length <= text.length(); at++) {
        var window = text.substring(at, at + length);
        if (!window.equals(word) && HAN.matcher(window).matches() && fits.test(window)) {
          counts.merge(window, 1, Integer::sum);
        }
      }
    }
    return counts.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private static int differences(String one, String other) {
    var count = 0;
    for (var n = 0; n < one.length(); n++) {
      count += one.charAt(n) == other.charAt(n) ? 0 : 1;
    }
    return count;
  }

  /** Whether one is the other with one more character somewhere. */
  private static boolean oneMore(String longer, String shorter) {
    var at = 0;
    while (at < shorter.length() && longer.charAt(at) == shorter.charAt(at)) {
      at++;
    }
    return longer.substring(at + 1).equals(shorter.substring(at));
  }
}
