package org.shenfa.disclosure;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 政府信息公开行政复议、行政诉讼情况: table four of the annual report. A case counts in the year of its result;
 * until then it is 尚未审结 of every year.
 *
 * @param open those without a result at the end of the year
 */
public record RemedyTable(
    int year, Map<RemedyWay, Map<RemedyResult, Integer>> ended, Map<RemedyWay, Integer> open) {

  /** Counts the cases of a calendar year. */
  public static RemedyTable of(int year, List<Remedy> all) {
    var ended = new EnumMap<RemedyWay, Map<RemedyResult, Integer>>(RemedyWay.class);
    var open = new EnumMap<RemedyWay, Integer>(RemedyWay.class);
    for (var way : RemedyWay.values()) {
      ended.put(way, new EnumMap<>(RemedyResult.class));
    }
    for (var one : all) {
      var on = one.resultOn();
      var result = one.result();
      if (one.on().getYear() > year || on != null && on.getYear() < year) {
        continue;
      }
      if (on == null || result == null || on.getYear() > year) {
        open.merge(one.way(), 1, Integer::sum);
      } else {
        ended
            .getOrDefault(one.way(), new EnumMap<>(RemedyResult.class))
            .merge(result, 1, Integer::sum);
      }
    }
    return new RemedyTable(year, ended, open);
  }

  /** How many, by result; null for those that are not concluded. */
  public int of(RemedyWay way, @Nullable RemedyResult result) {
    return result == null
        ? open.getOrDefault(way, 0)
        : ended.getOrDefault(way, Map.of()).getOrDefault(result, 0);
  }

  /** The last column of a way. */
  public int total(RemedyWay way) {
    return of(way, null)
        + ended.getOrDefault(way, Map.of()).values().stream().mapToInt(Integer::intValue).sum();
  }
}
