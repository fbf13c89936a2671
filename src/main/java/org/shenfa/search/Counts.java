package org.shenfa.search;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.search.engine.search.aggregation.AggregationKey;
import org.hibernate.search.engine.search.query.SearchResult;
import org.shenfa.columns.Category;
import org.shenfa.content.Validity;
import org.shenfa.search.Asked.Facet;
import org.shenfa.search.Results.Value;
import org.shenfa.site.ListedColumn;
import org.shenfa.site.Outline;

/** 分面计数: how many results each value of a facet has; columns as they stand today. */
final class Counts {
  static final int ASKED = 48;
  static final Map<Facet, AggregationKey<Map<String, Long>>> KEYS =
      Stream.of(Facet.values())
          .collect(Collectors.toMap(f -> f, f -> AggregationKey.of(f.parameter())));
  private static final int SHOWN = 12;

  private Counts() {}

  static String field(Facet facet) {
    return switch (facet) {
      case CATEGORY -> "category";
      case COLUMN -> "columns";
      case YEAR -> "year";
      case UNIT -> "unit";
      case VALIDITY -> "validity";
    };
  }

  /** Values of each facet that has any, those of most results first, years from the newest. */
  static Map<Facet, List<Value>> of(SearchResult<?> found, Outline outline) {
    var all = new EnumMap<Facet, List<Value>>(Facet.class);
    for (var facet : Facet.values()) {
      var counts = found.aggregation(Objects.requireNonNull(KEYS.get(facet)));
      var order =
          facet == Facet.YEAR
              ? Comparator.comparing(Value::value).reversed()
              : Comparator.comparingLong(Value::count).reversed();
      var values = labelled(facet, counts, outline).stream().sorted(order).limit(SHOWN).toList();
      if (!values.isEmpty()) {
        all.put(facet, values);
      }
    }
    return all;
  }

  private static List<Value> labelled(Facet facet, Map<String, Long> counts, Outline outline) {
    return switch (facet) {
      case CATEGORY -> values(counts, v -> Category.valueOf(v).label());
      case VALIDITY -> values(counts, v -> Validity.valueOf(v).label());
      case YEAR, UNIT -> values(counts, v -> v);
      case COLUMN -> columns(counts, outline);
    };
  }

  private static List<Value> columns(Map<String, Long> counts, Outline outline) {
    var standing = new LinkedHashMap<String, ListedColumn>();
    var merged = new TreeMap<String, Long>();
    for (var one : counts.entrySet()) {
      var column = outline.column(one.getKey());
      if (column.isPresent()) {
        standing.put(column.get().slug(), column.get());
        merged.merge(column.get().slug(), one.getValue(), Long::sum);
      }
    }
    return values(merged, s -> Objects.requireNonNull(standing.get(s)).name());
  }

  private static List<Value> values(Map<String, Long> counts, UnaryOperator<String> label) {
    return counts.entrySet().stream()
        .map(e -> new Value(e.getKey(), label.apply(e.getKey()), e.getValue()))
        .toList();
  }
}
