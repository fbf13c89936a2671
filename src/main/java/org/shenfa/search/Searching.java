package org.shenfa.search;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.search.engine.search.aggregation.AggregationKey;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.hibernate.search.engine.search.query.SearchResult;
import org.jspecify.annotations.Nullable;
import org.shenfa.columns.Category;
import org.shenfa.content.Validity;
import org.shenfa.search.Asked.Facet;
import org.shenfa.search.Results.Hit;
import org.shenfa.search.Results.Piece;
import org.shenfa.search.Results.Value;
import org.shenfa.site.ListedColumn;
import org.shenfa.site.Outline;
import org.springframework.stereotype.Service;

/**
 * 检索: finds current releases and nothing else. The index finds them; whether each still is current
 * is asked of the database before it is shown.
 */
@Service
public class Searching {
  private static final int LONGEST_EXCERPT = 180;
  private static final int FRAGMENTS = 2;
  private static final int VALUES = 12;
  private static final long PATIENCE = 3;
  private static final int SUGGESTED = 8;

  private static final Map<Facet, AggregationKey<Map<String, Long>>> KEYS =
      Stream.of(Facet.values())
          .collect(Collectors.toMap(f -> f, f -> AggregationKey.of(f.parameter())));
  private static final Map<Facet, String> FIELDS =
      Map.of(
          Facet.CATEGORY, "category",
          Facet.COLUMN, "columns",
          Facet.YEAR, "year",
          Facet.UNIT, "unit",
          Facet.VALIDITY, "validity");

  private final SearchIndex index;
  private final CurrentTexts texts;
  private final Indexing indexing;
  private final Synonyms synonyms;
  private final Corrections corrections;
  private final Misses misses;
  private final Outline outline;

  Searching(
      SearchIndex index,
      CurrentTexts texts,
      Indexing indexing,
      Synonyms synonyms,
      Corrections corrections,
      Misses misses,
      Outline outline) {
    this.index = index;
    this.texts = texts;
    this.indexing = indexing;
    this.synonyms = synonyms;
    this.corrections = corrections;
    this.misses = misses;
    this.outline = outline;
  }

  /** What is found for this; nothing for no words. A search that finds nothing is counted. */
  public Results find(Asked asked) {
    var wording = Wording.of(asked.words());
    if (wording.isEmpty()) {
      return new Results(asked, 0, List.of(), Map.of(), null, indexing.ready());
    }
    var found = fetch(asked, wording);
    var lines = found.hits().stream().map(Line::of).toList();
    var current = texts.current(lines.stream().map(Line::release).toList());
    var hits = lines.stream().filter(l -> current.contains(l.release())).map(this::hit).toList();
    var total = found.total().hitCountLowerBound() - (lines.size() - hits.size());
    if (total > 0 || !indexing.ready()) {
      return new Results(asked, total, hits, facets(found), null, indexing.ready());
    }
    if (asked.narrowed().isEmpty()) {
      misses.count(wording.typed());
    }
    return new Results(asked, 0, List.of(), Map.of(), corrections.meant(wording), true);
  }

  private SearchResult<? extends List<?>> fetch(Asked asked, Wording wording) {
    var numbers = DocumentNumbers.keys(wording.typed());
    var others =
        wording.parts().stream()
            .filter(p -> !p.phrase())
            .collect(Collectors.toMap(p -> p, p -> synonyms.of(p.text())));
    try (var session = index.mapping().createSession()) {
      var query =
          session
              .search(IndexedText.class)
              .select(f ->
                  f.composite()
                      .from(
                          f.field("version", String.class),
                          f.field("path", String.class),
                          f.field("title", String.class),
                          f.highlight("title"),
                          f.field("body", String.class),
                          f.highlight("body"),
                          f.highlight("files"),
                          f.field("number", String.class),
                          f.field("columns", String.class).list(),
                          f.field("unit", String.class),
                          f.field("validity", String.class),
                          f.field("published", LocalDateTime.class))
                      .asList(l -> (List<?>) l))
              .where(f -> asked(f, asked, wording, numbers, others))
              .sort(f ->
                  switch (asked.order()) {
                    case RELEVANCE -> f.composite().add(f.score()).add(f.field("published").desc());
                    case DATE -> f.composite().add(f.field("published").desc()).add(f.score());
                  })
              .highlighter(f -> f.unified().tag(Marks.FROM, Marks.TO).numberOfFragments(FRAGMENTS))
              .failAfter(PATIENCE, TimeUnit.SECONDS);
      for (var facet : Facet.values()) {
        query.aggregation(
            KEYS.get(facet),
            f -> f.terms().field(FIELDS.get(facet), String.class).maxTermCount(VALUES * 4));
      }
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
    asked
        .narrowed()
        .forEach((facet, value) ->
            all.filter(Asking.narrowed(f, facet, value, outline.leadingTo(value))));
    return all;
  }

  /** One line of the index, before anybody asked whether it still holds. */
  private record Line(
      long release,
      String path,
      String title,
      List<String> inTitle,
      String body,
      List<String> inBody,
      List<String> inFiles,
      String number,
      List<String> columns,
      String unit,
      @Nullable String validity,
      LocalDateTime published) {
    static Line of(List<?> row) {
      return new Line(
          Long.parseLong((String) row.get(0)),
          (String) row.get(1),
          (String) row.get(2),
          strings(row.get(3)),
          (String) row.get(4),
          strings(row.get(5)),
          strings(row.get(6)),
          (String) row.get(7),
          strings(row.get(8)),
          (String) row.get(9),
          (String) row.get(10),
          (LocalDateTime) row.get(11));
    }

    private static List<String> strings(Object list) {
      return ((List<?>) list).stream().map(String.class::cast).toList();
    }
  }

  private Hit hit(Line line) {
    var fromFile = line.inBody().isEmpty() && !line.inFiles().isEmpty();
    var excerpts = fromFile ? line.inFiles() : line.inBody();
    var validity = line.validity() == null ? Validity.VALID : Validity.valueOf(line.validity());
    return new Hit(
        line.path(),
        Marks.whole(line.title(), line.inTitle()),
        excerpts.isEmpty() ? List.of(beginning(line.body())) : Marks.excerpt(excerpts),
        fromFile,
        line.number(),
        validity == Validity.VALID ? null : validity.label(),
        line.unit(),
        line.columns().stream()
            .flatMap(s -> outline.column(s).stream())
            .map(ListedColumn::name)
            .findFirst()
            .orElse(""),
        line.published());
  }

  private static Piece beginning(String body) {
    var cut = body.codePointCount(0, body.length()) > LONGEST_EXCERPT;
    return new Piece(
        cut ? body.substring(0, body.offsetByCodePoints(0, LONGEST_EXCERPT)) + "…" : body, false);
  }

  private Map<Facet, List<Value>> facets(SearchResult<?> found) {
    var all = new EnumMap<Facet, List<Value>>(Facet.class);
    for (var facet : Facet.values()) {
      var values =
          labelled(facet, found.aggregation(KEYS.get(facet))).stream()
              .sorted(
                  facet == Facet.YEAR
                      ? Comparator.comparing(Value::value).reversed()
                      : Comparator.comparingLong(Value::count).reversed())
              .limit(VALUES)
              .toList();
      if (!values.isEmpty()) {
        all.put(facet, values);
      }
    }
    return all;
  }

  private List<Value> labelled(Facet facet, Map<String, Long> counts) {
    return switch (facet) {
      case CATEGORY -> values(counts, v -> Category.valueOf(v).label());
      case VALIDITY -> values(counts, v -> Validity.valueOf(v).label());
      case YEAR, UNIT -> values(counts, v -> v);
      case COLUMN -> {
        var names = new LinkedHashMap<String, ListedColumn>();
        var merged = new TreeMap<String, Long>();
        counts.forEach((slug, count) ->
            outline
                .column(slug)
                .ifPresent(c -> {
                  names.put(c.slug(), c);
                  merged.merge(c.slug(), count, Long::sum);
                }));
        yield values(merged, s -> java.util.Objects.requireNonNull(names.get(s)).name());
      }
    };
  }

  private static List<Value> values(
      Map<String, Long> counts, java.util.function.UnaryOperator<String> label) {
    return counts.entrySet().stream()
        .map(e -> new Value(e.getKey(), label.apply(e.getKey()), e.getValue()))
        .toList();
  }

  /** 联想: columns, numbers and titles that go on as what is being typed begins. */
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
    try (var session = index.mapping().createSession()) {
      var found =
          session
              .search(IndexedText.class)
              .select(f ->
                  f.composite()
                      .from(f.field("version", String.class), f.field("title", String.class))
                      .asList(l -> (List<?>) l))
              .where(f -> suggested(f, typed))
              .failAfter(1, TimeUnit.SECONDS)
              .fetchHits(SUGGESTED * 2);
      var titles = new HashMap<Long, String>();
      found.forEach(h -> titles.put(Long.valueOf((String) h.get(0)), (String) h.get(1)));
      var current = texts.current(titles.keySet());
      found.forEach(h -> {
        if (current.contains(Long.valueOf((String) h.get(0)))) {
          all.add((String) h.get(1));
        }
      });
    }
    return all.stream().distinct().limit(SUGGESTED).toList();
  }

  private static PredicateFinalStep suggested(SearchPredicateFactory f, String typed) {
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
