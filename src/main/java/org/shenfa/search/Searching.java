package org.shenfa.search;

import static org.shenfa.regulation.Clause.MEASURES_15_1;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.hibernate.search.engine.search.query.SearchResult;
import org.shenfa.regulation.Enforces;
import org.shenfa.search.Asked.Facet;
import org.shenfa.site.Outline;
import org.springframework.stereotype.Service;

/**
 * 检索: finds current releases and nothing else. The index finds them; whether each still is current
 * is asked of the database before it is shown.
 */
@Service
public class Searching {
  private static final int SENTENCES = 2;
  private static final long PATIENCE = 3;

  private final SearchIndex index;
  private final CurrentTexts texts;
  private final Indexing indexing;
  private final Synonyms synonyms;
  private final Corrections corrections;
  private final SearchCounts counts;
  private final Outline outline;

  Searching(
      SearchIndex index,
      CurrentTexts texts,
      Indexing indexing,
      Synonyms synonyms,
      Corrections corrections,
      SearchCounts counts,
      Outline outline) {
    this.index = index;
    this.texts = texts;
    this.indexing = indexing;
    this.synonyms = synonyms;
    this.corrections = corrections;
    this.counts = counts;
    this.outline = outline;
  }

  /** Whether the index once was in line since the start. */
  public boolean ready() {
    return indexing.ready();
  }

  /** What is found for this; nothing for no words. A search that finds nothing is counted. */
  @Enforces(MEASURES_15_1)
  public Results find(Asked asked) {
    var wording = Wording.of(asked.words());
    if (wording.isEmpty()) {
      return new Results(asked, 0, List.of(), Map.of(), null, indexing.ready());
    }
    var found = fetch(asked, wording);
    var lines = found.hits();
    var current = texts.current(lines.stream().map(FoundLine::release).toList());
    var hits =
        lines.stream()
            .filter(l -> current.contains(l.release()))
            .map(l -> l.hit(outline, wording))
            .toList();
    var total = found.total().hitCountLowerBound() - (lines.size() - hits.size());
    if (asked.narrowed().isEmpty() && asked.page() == 1 && indexing.ready()) {
      counts.count(wording.typed(), total == 0);
    }
    if (total > 0 || !indexing.ready()) {
      return new Results(asked, total, hits, Counts.of(found, outline), null, indexing.ready());
    }
    return new Results(asked, 0, List.of(), Map.of(), corrections.meant(wording), true);
  }

  private SearchResult<FoundLine> fetch(Asked asked, Wording wording) {
    var numbers = DocumentNumbers.keys(wording.typed());
    var others =
        wording.parts().stream()
            .filter(p -> !p.phrase())
            .collect(Collectors.toMap(p -> p, p -> synonyms.of(p.text())));
    try (var session = index.mapping().createSession()) {
      var query = index.lines(session).where(f -> asked(f, asked, wording, numbers, others));
      OpenSearchServers.bounded(query);
      query
          .sort(f ->
              switch (asked.order()) {
                case RELEVANCE -> f.composite().add(f.score()).add(f.field("published").desc());
                case DATE -> f.composite().add(f.field("published").desc()).add(f.score());
              })
          .highlighter(f -> f.unified().tag(Marks.FROM, Marks.TO).numberOfFragments(SENTENCES))
          .failAfter(PATIENCE, TimeUnit.SECONDS);
      Counts.KEYS.forEach((facet, key) ->
          query.aggregation(
              key,
              f -> f.terms().field(Counts.field(facet), String.class).maxTermCount(Counts.ASKED)));
      return query.fetch((asked.page() - 1) * Asked.PER_PAGE, Asked.PER_PAGE);
    }
  }

  private PredicateFinalStep asked(
      SearchPredicateFactory f,
      Asked asked,
      Wording wording,
      List<String> numbers,
      Map<Wording.Part, List<String>> others) {
    var all = f.bool();
    all.must(Asking.words(f, wording, numbers, others));
    for (var facet : Facet.values()) {
      asked
          .at(facet)
          .ifPresent(v -> all.filter(Asking.narrowed(f, facet, v, outline.leadingTo(v))));
    }
    return all;
  }
}
