package org.shenfa.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * 最小样本: fewer than twenty are not told apart. Parts of a whole are joined until each joined part
 * has twenty, so that nothing follows from the others by subtraction either. Pure.
 */
final class Few {
  /** 每格最小样本. */
  static final int LEAST = 20;

  private Few() {}

  /**
   * 一部分 of a whole.
   *
   * @param sample how many it stands for
   * @param part how many of these have what is asked for
   */
  record Part(String name, long sample, long part) {
    static Part of(String name, long count) {
      return new Part(name, count, count);
    }
  }

  /** None at all is no secret: nobody is told apart by it. */
  static boolean tells(long sample) {
    return sample >= LEAST;
  }

  /**
   * The parts as they may be told: each has at least twenty, those with fewer are one, named after
   * all of them. None when the whole is few.
   */
  static List<Part> joined(List<Part> parts) {
    var here = new ArrayList<>(parts.stream().filter(p -> p.sample() > 0).toList());
    if (!tells(here.stream().mapToLong(Part::sample).sum())) {
      return List.of();
    }
    var rising = new ArrayList<>(here);
    rising.sort(Comparator.comparingLong(Part::sample));
    var small = new ArrayList<Part>();
    while (!rising.isEmpty()
        && (!tells(rising.getFirst().sample())
            || !small.isEmpty() && !tells(small.stream().mapToLong(Part::sample).sum()))) {
      small.add(rising.removeFirst());
    }
    if (small.isEmpty()) {
      return List.copyOf(here);
    }
    var told = new ArrayList<>(here.stream().filter(rising::contains).toList());
    told.add(
        new Part(
            named(here.stream().filter(small::contains).toList()),
            small.stream().mapToLong(Part::sample).sum(),
            small.stream().mapToLong(Part::part).sum()));
    return List.copyOf(told);
  }

  private static String named(List<Part> small) {
    return small.size() > 4
        ? "其余 %d 项合计".formatted(small.size())
        : String.join("、", small.stream().map(Part::name).toList()) + "合计";
  }

  /** Whether telling both would tell the few by which they differ. */
  static boolean subtract(long one, long other) {
    var by = Math.abs(one - other);
    return by > 0 && !tells(by);
  }
}
