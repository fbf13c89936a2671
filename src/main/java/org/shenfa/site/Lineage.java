package org.shenfa.site;

import static org.shenfa.regulation.Clause.MEASURES_24_1;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.shenfa.regulation.Enforces;

/**
 * 栏目沿革: columns as they are stored, ended ones included, the addresses they have and had, and where
 * each leads today. Pure.
 */
final class Lineage {
  private static final int WAYS = 50;
  private static final String MAP = "/map.html";

  private final Map<String, Composition.Stored> stored;
  private final List<Composition.Address> addresses;

  Lineage(List<Composition.Stored> columns, List<Composition.Address> addresses) {
    this.stored =
        columns.stream()
            .collect(
                Collectors.toMap(s -> s.column().slug(), s -> s, (a, b) -> a, LinkedHashMap::new));
    this.addresses = addresses;
  }

  /** Where a named column has gone; empty for one that never was. */
  Optional<ListedColumn> now(String slug) {
    var here = stored.get(slug);
    for (var step = 0; here != null && here.merged() && step < WAYS; step++) {
      here = stored.get(String.valueOf(here.leadsTo()));
    }
    return Optional.ofNullable(here).map(Composition.Stored::column);
  }

  /** The slug of the column that what was filed under a slug stands in today. */
  Optional<String> slugNow(String slug) {
    return now(slug).map(ListedColumn::slug);
  }

  /**
   * Former folders and where each leads: to the same list elsewhere, or to one page.
   *
   * @param shown slugs of the columns that have a page
   */
  @Enforces(MEASURES_24_1)
  Map<String, String> ways(Set<String> shown) {
    var all = new TreeMap<String, String>();
    for (var address : addresses) {
      var column = stored.get(address.slug());
      if (column == null
          || !column.ended() && column.column().address().equals(address.address())) {
        continue;
      }
      all.put("/" + address.address() + "/", target(column, shown));
    }
    return all;
  }

  /** A column that shows nothing has no page to lead to. */
  private String target(Composition.Stored column, Set<String> shown) {
    if (!column.ended()) {
      return shown.contains(column.column().slug()) ? "/" + column.column().address() + "/" : MAP;
    }
    var here = column;
    for (var step = 0; here != null && here.ended() && step < WAYS; step++) {
      here = here.leadsTo() == null ? null : stored.get(here.leadsTo());
    }
    return here != null && shown.contains(here.column().slug()) ? here.column().path() : MAP;
  }

  /** Slugs that had a folder. */
  Set<String> slugsAt(String folder) {
    return addresses.stream()
        .filter(a -> folder.equals("/" + a.address() + "/"))
        .map(Composition.Address::slug)
        .collect(Collectors.toSet());
  }
}
