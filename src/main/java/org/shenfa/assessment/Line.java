package org.shenfa.assessment;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.shenfa.regulation.Clause;

/**
 * 计分: one line of the ledger of a period; it stays as it was written. A line that turned out wrong
 * is followed by another that takes it back.
 *
 * @param clause what the rules of its period cite for it
 * @param corrects the line this one takes back, null for every other
 */
public record Line(
    long id,
    long period,
    long unit,
    String unitName,
    LineKind kind,
    Area area,
    Clause clause,
    BigDecimal points,
    EventRef event,
    String words,
    String address,
    @Nullable Long corrects) {

  /** Points with their sign, as people write them. */
  public String signed() {
    return Points.signed(points);
  }
}
