package org.shenfa.site;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.AbstractList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.TreeMap;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * 列表: articles, the newest first release first. Never changes: one with an article more shares the
 * rest, so that a release costs the same however many articles there are.
 */
public final class Listing extends AbstractList<Heading> implements RandomAccess {
  static final Listing EMPTY =
      new Listing(TreePVector.empty(), TreePMap.empty(), HashTreePMap.empty());

  private static final Comparator<Heading> BY_AGE =
      Comparator.comparing(Heading::publishedAt).thenComparing(Heading::releaseId);

  private final PVector<Heading> byAge;
  private final TreePMap<LocalDateTime, Integer> released;
  private final PMap<String, Integer> kinds;

  private Listing(
      PVector<Heading> byAge,
      TreePMap<LocalDateTime, Integer> released,
      PMap<String, Integer> kinds) {
    this.byAge = byAge;
    this.released = released;
    this.kinds = kinds;
  }

  static Listing of(Collection<Heading> headings) {
    var released = new TreeMap<LocalDateTime, Integer>();
    headings.forEach(h -> released.merge(h.releasedAt(), 1, Integer::sum));
    var kinds = new TreeMap<String, Integer>();
    headings.forEach(h -> kinds.merge(h.kind(), 1, Integer::sum));
    return new Listing(
        TreePVector.from(headings.stream().sorted(BY_AGE).toList()),
        TreePMap.from(released),
        HashTreePMap.from(kinds));
  }

  Listing plus(Heading heading) {
    return new Listing(
        byAge.plus(place(heading), heading),
        released.plus(heading.releasedAt(), released.getOrDefault(heading.releasedAt(), 0) + 1),
        kinds.plus(heading.kind(), kinds.getOrDefault(heading.kind(), 0) + 1));
  }

  /** Without an article; the same when it is not there. */
  Listing minus(Heading heading) {
    var place = place(heading);
    if (place == byAge.size() || !byAge.get(place).equals(heading)) {
      return this;
    }
    return new Listing(
        byAge.minus(place),
        fewer(released, heading.releasedAt()),
        kinds.plus(heading.kind(), kinds.getOrDefault(heading.kind(), 0) - 1));
  }

  private static TreePMap<LocalDateTime, Integer> fewer(
      TreePMap<LocalDateTime, Integer> released, LocalDateTime at) {
    var left = released.getOrDefault(at, 0) - 1;
    return left > 0 ? released.plus(at, left) : released.minus(at);
  }

  /** How many are older: where it stands, or would stand, counted from the oldest. */
  int place(Heading heading) {
    var low = 0;
    var high = byAge.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (BY_AGE.compare(byAge.get(middle), heading) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** When the newest release of all of them was, corrections included. */
  Optional<LocalDateTime> changed() {
    return released.isEmpty() ? Optional.empty() : Optional.of(released.lastKey());
  }

  /** Articles released, or put right, from one day to another, both included. */
  long released(LocalDate from, LocalDate to) {
    return released.subMap(from.atStartOfDay(), to.plusDays(1).atStartOfDay()).values().stream()
        .mapToLong(Integer::longValue)
        .sum();
  }

  /** Whether there is an article of this kind. */
  public boolean has(String kind) {
    return kinds.getOrDefault(kind, 0) > 0;
  }

  /** Kinds of which there is an article. */
  List<String> kinds() {
    return kinds.keySet().stream().filter(this::has).toList();
  }

  @Override
  public Heading get(int index) {
    return byAge.get(byAge.size() - 1 - index);
  }

  @Override
  public int size() {
    return byAge.size();
  }
}
