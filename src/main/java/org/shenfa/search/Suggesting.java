package org.shenfa.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.shenfa.site.Outline;
import org.springframework.stereotype.Service;

/** 联想: columns, numbers and titles that go on as what is being typed begins. */
@Service
public class Suggesting {
  private static final int MOST = 8;

  private final SearchIndex index;
  private final CurrentTexts texts;
  private final Outline outline;

  Suggesting(SearchIndex index, CurrentTexts texts, Outline outline) {
    this.index = index;
    this.texts = texts;
    this.outline = outline;
  }

  /** At most eight; none for nothing. */
  public List<String> suggest(String raw) {
    var wording = Wording.of(raw);
    if (wording.isEmpty()) {
      return List.of();
    }
    var typed = wording.parts().stream().map(Wording.Part::text).collect(Collectors.joining(" "));
    var all = new ArrayList<String>();
    for (var column : outline.columns()) {
      if (column.name().contains(typed) || Sound.initials(column.name()).startsWith(typed)) {
        all.add(column.name());
      }
    }
    all.addAll(texts.stillCurrent(index.titles(f -> goingOn(f, typed), MOST * 2)));
    return all.stream().distinct().limit(MOST).toList();
  }

  private static PredicateFinalStep goingOn(SearchPredicateFactory f, String typed) {
    var any = f.bool();
    any.should(f.phrase().field("title").matching(typed));
    if (typed.matches("[a-z]{2,12}")) {
      any.should(f.phrase().field("initials").matching(typed));
    }
    for (var key : DocumentNumbers.keys(typed)) {
      any.should(f.prefix().field("numbers").matching(key));
    }
    return any;
  }
}
