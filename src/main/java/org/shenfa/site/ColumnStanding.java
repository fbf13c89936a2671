package org.shenfa.site;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 栏目更新情况.
 *
 * @param last day of the newest first release, Asia/Shanghai; null while it has none
 * @param window days after which it is late
 * @param passed days since then; for an empty column since it was made
 */
public record ColumnStanding(
    String slug, int articles, @Nullable LocalDate last, int window, long passed) {

  public long left() {
    return window - passed;
  }

  public boolean late() {
    return left() < 0;
  }

  /** As the ledger says it. */
  public String words() {
    return late() ? "超过更新期限 %d 天".formatted(-left()) : "还剩 %d 天".formatted(left());
  }

  /** How much of the window has passed, in tenths, at most ten. */
  public int tenths() {
    return (int) Math.min(10, window == 0 ? 10 : passed * 10 / window);
  }
}
