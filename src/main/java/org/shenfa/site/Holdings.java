package org.shenfa.site;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.MapPSet;
import org.pcollections.PMap;
import org.shenfa.content.ItemKind;

/**
 * 在站稿件: every article that is out, found by whatever a page asks for. Never changes: with one more
 * it shares the rest, so that nothing is gone through again for one release.
 *
 * @param asked 征集: those that ask for opinions
 * @param items by item number
 * @param paths every address
 * @param columns by the slug of the column they stand in today
 * @param readings interpretations, by the item number of their policy
 * @param months by the month of their address, as {@link Sitemaps#month} has it
 */
record Holdings(
    Listing all,
    Listing asked,
    PMap<String, Heading> items,
    MapPSet<String> paths,
    PMap<String, Listing> columns,
    PMap<String, Listing> readings,
    PMap<String, Listing> months) {

  /** Where what was filed under a slug stands today; empty for a slug that never was. */
  interface Filing extends Function<String, Optional<String>> {}

  static Holdings of(Collection<Heading> headings, Filing filing) {
    return new Holdings(
        Listing.of(headings),
        Listing.of(headings.stream().filter(h -> h.asking() != null).toList()),
        HashTreePMap.from(
            headings.stream().collect(Collectors.toMap(Heading::item, h -> h, (a, b) -> a))),
        HashTreePSet.from(headings.stream().map(Heading::path).toList()),
        grouped(headings, h -> columns(h, filing)),
        grouped(headings, Holdings::policy),
        grouped(headings, h -> Stream.of(Sitemaps.month(h.path()))));
  }

  /** With one more, or with another release of one that is there. */
  Holdings plus(Heading heading, Filing filing) {
    var before = items.get(heading.item());
    var others = before == null ? this : minus(before, filing);
    return new Holdings(
        others.all.plus(heading),
        heading.asking() == null ? others.asked : others.asked.plus(heading),
        others.items.plus(heading.item(), heading),
        others.paths.plus(heading.path()),
        with(others.columns, columns(heading, filing), heading),
        with(others.readings, policy(heading), heading),
        with(others.months, Stream.of(Sitemaps.month(heading.path())), heading));
  }

  private Holdings minus(Heading heading, Filing filing) {
    return new Holdings(
        all.minus(heading),
        asked.minus(heading),
        items.minus(heading.item()),
        paths.minus(heading.path()),
        without(columns, columns(heading, filing), heading),
        without(readings, policy(heading), heading),
        without(months, Stream.of(Sitemaps.month(heading.path())), heading));
  }

  /** Once in each column, however many of those it names were merged into it. */
  private static Stream<String> columns(Heading heading, Filing filing) {
    return heading.columns().stream().flatMap(s -> filing.apply(s).stream()).distinct();
  }

  private static Stream<String> policy(Heading heading) {
    return heading.kind().equals(ItemKind.INTERPRETATION.name())
        ? Stream.ofNullable(heading.pairedWith())
        : Stream.empty();
  }

  private static PMap<String, Listing> grouped(
      Collection<Heading> headings, Function<Heading, Stream<String>> keys) {
    return HashTreePMap.from(
        headings.stream()
            .flatMap(h -> keys.apply(h).map(k -> Map.entry(k, h)))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.collectingAndThen(
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList()),
                        Listing::of))));
  }

  private static PMap<String, Listing> with(
      PMap<String, Listing> all, Stream<String> keys, Heading heading) {
    var more = all;
    for (var key : keys.toList()) {
      more = more.plus(key, more.getOrDefault(key, Listing.EMPTY).plus(heading));
    }
    return more;
  }

  private static PMap<String, Listing> without(
      PMap<String, Listing> all, Stream<String> keys, Heading heading) {
    var fewer = all;
    for (var key : keys.toList()) {
      var left = Objects.requireNonNull(fewer.get(key)).minus(heading);
      fewer = left.isEmpty() ? fewer.minus(key) : fewer.plus(key, left);
    }
    return fewer;
  }
}
