package org.shenfa.archive;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * 清点结果: what a year should have, what it has, and everything that is missing or differs.
 *
 * @param releases as the releases are kept
 * @param published as the log says
 * @param packages as the register lists them
 * @param registered as the log says
 * @param contents how many contents were recomputed
 * @param bytes how many bytes of them
 * @param log size of the log when it was counted
 * @param faults how many packages or releases something is wrong with
 * @param found the first two hundred of what is wrong
 * @param over packages whose term is over by now
 */
public record InventoryResult(
    int year,
    Instant at,
    int releases,
    int published,
    int packages,
    int registered,
    List<OfClass> classes,
    int contents,
    long bytes,
    long log,
    int withoutPage,
    int faults,
    List<Discrepancy> found,
    int over,
    List<Papers.Line> papers) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** 每个保管期限的件数, and its first and last number. */
  public record OfClass(RetentionClass retention, int packages, String first, String last) {}

  public static InventoryResult of(String json) {
    return JSON.readValue(json, InventoryResult.class);
  }

  /** Whether nothing is missing and nothing differs. */
  public boolean whole() {
    return faults == 0 && releases == packages && published == packages && registered == packages;
  }
}
