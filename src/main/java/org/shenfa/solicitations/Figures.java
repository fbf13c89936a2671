package org.shenfa.solicitations;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * 征集数字: how much came in time and counts, by channel, by whom and by theme; and what is left out.
 *
 * @param receipts letters, calls, visits and forms; {@code channels} and {@code parties} count
 *     these
 * @param remarks opinions; {@code themes} and {@code decisions} count these
 * @param late opinions after the end
 * @param excluded opinions that a person judged to be none
 * @param open opinions without a decision, those that wait for a judgment among them
 */
public record Figures(
    int receipts,
    int remarks,
    Map<Channel, Long> channels,
    Map<Party, Long> parties,
    SequencedMap<String, Long> themes,
    Map<Adoption, Long> decisions,
    int late,
    int excluded,
    int open) {

  static Figures of(List<Remark> all, List<Point> points) {
    var counted = all.stream().filter(Remark::answerable).toList();
    var firsts =
        counted.stream()
            .collect(Collectors.toMap(Remark::receiptId, r -> r, (a, b) -> a, LinkedHashMap::new))
            .values();
    var themes = new TreeMap<String, Long>();
    var decisions = new EnumMap<Adoption, Long>(Adoption.class);
    var byPoint = points.stream().collect(Collectors.toMap(Point::id, p -> p));
    for (var remark : counted) {
      var point = byPoint.get(remark.point());
      if (point != null) {
        themes.merge(point.theme(), 1L, Long::sum);
      }
      if (remark.decision() != null) {
        decisions.merge(remark.decision(), 1L, Long::sum);
      }
    }
    return new Figures(
        firsts.size(),
        counted.size(),
        firsts.stream()
            .collect(
                Collectors.groupingBy(
                    Remark::channel, () -> new EnumMap<>(Channel.class), Collectors.counting())),
        firsts.stream()
            .collect(
                Collectors.groupingBy(
                    Remark::party, () -> new EnumMap<>(Party.class), Collectors.counting())),
        themes,
        decisions,
        (int) all.stream().filter(r -> r.late() && r.counts()).count(),
        (int) all.stream().filter(r -> !r.counts() && r.judged() != null).count(),
        (int)
            all.stream()
                .filter(r -> !r.late() && (r.waits() || r.counts() && r.decision() == null))
                .count());
  }

  public long of(Adoption decision) {
    return decisions.getOrDefault(decision, 0L);
  }
}
