package org.shenfa.disclosure;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 收到和处理政府信息公开申请情况: table three of the annual report, computed from the courses of the requests. The
 * first two rows together are as many as the total and what is carried forward.
 *
 * @param counts how many, by row and kind of applicant
 */
public record AnnualTable(int year, Map<AnnualRow, Map<Applicant, Integer>> counts) {

  /**
   * One request, as it counts.
   *
   * @param receivedOn its day of receipt
   * @param closedOn null while something is owed
   * @param row how it ended, null while it has not
   */
  public record Counted(
      Applicant applicant,
      LocalDate receivedOn,
      @Nullable LocalDate closedOn,
      @Nullable AnnualRow row) {}

  /** Counts the requests of a calendar year. */
  public static AnnualTable of(int year, List<Counted> all) {
    var counts = new EnumMap<AnnualRow, Map<Applicant, Integer>>(AnnualRow.class);
    for (var row : AnnualRow.values()) {
      counts.put(row, new EnumMap<>(Applicant.class));
    }
    for (var one : all) {
      var closed = one.closedOn();
      var came = one.receivedOn().getYear();
      if (came > year || closed != null && closed.getYear() < year) {
        continue;
      }
      add(counts, came == year ? AnnualRow.NEW : AnnualRow.CARRIED, one.applicant());
      if (closed == null || closed.getYear() > year || one.row() == null) {
        add(counts, AnnualRow.FORWARD, one.applicant());
      } else {
        add(counts, one.row(), one.applicant());
        add(counts, AnnualRow.TOTAL, one.applicant());
      }
    }
    return new AnnualTable(year, counts);
  }

  private static void add(
      Map<AnnualRow, Map<Applicant, Integer>> counts, AnnualRow row, Applicant applicant) {
    counts.getOrDefault(row, new EnumMap<>(Applicant.class)).merge(applicant, 1, Integer::sum);
  }

  public int of(AnnualRow row, Applicant applicant) {
    return counts.getOrDefault(row, Map.of()).getOrDefault(applicant, 0);
  }

  /** How many rows tell how requests ended, their total included. */
  public static long inside() {
    return Arrays.stream(AnnualRow.values()).filter(AnnualRow::result).count() + 1;
  }

  /** How many rows stand under the same heading. */
  public static long inside(AnnualRow row) {
    return Arrays.stream(AnnualRow.values()).filter(r -> r.heading().equals(row.heading())).count();
  }

  /** The last column. */
  public int total(AnnualRow row) {
    return counts.getOrDefault(row, Map.of()).values().stream().mapToInt(Integer::intValue).sum();
  }
}
