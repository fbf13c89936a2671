package org.shenfa.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * 数: one figure of a month as it is published.
 *
 * @param group what the metric is broken down by, empty where it is not
 * @param value null where so few stand behind it that it is not told
 * @param unit 件, %, 个工作日
 * @param numerator of a share
 * @param denominator of a share; or how many a measured value stands for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cell(
    Metric metric,
    String group,
    String name,
    @Nullable BigDecimal value,
    String unit,
    @Nullable Long numerator,
    @Nullable Long denominator) {
  /** What stands in place of a figure that is not told. */
  public static final String FEW = "少于 %d 件，不单列".formatted(Few.LEAST);

  static Cell count(Metric metric, String group, String name, long count, String unit) {
    return new Cell(metric, group, name, BigDecimal.valueOf(count), unit, null, null);
  }

  /** Few people's doings, or many; the former are not told. */
  static Cell people(Metric metric, String group, String name, long count) {
    return Few.tells(count)
        ? count(metric, group, name, count, "件")
        : untold(metric, group, name, "件");
  }

  static Cell untold(Metric metric, String group, String name, String unit) {
    return new Cell(metric, group, name, null, unit, null, null);
  }

  /** A share in percent, to one decimal; untold while the whole is few. */
  static Cell share(Metric metric, String group, String name, long part, long whole) {
    return Few.tells(whole)
        ? new Cell(metric, group, name, percent(part, whole), "%", part, whole)
        : untold(metric, group, name, "%");
  }

  /** A share of what is nobody's doing, told however small the whole is, which is not zero. */
  static Cell part(Metric metric, String name, long part, long whole) {
    return new Cell(metric, "", name, percent(part, whole), "%", part, whole);
  }

  static Cell measured(
      Metric metric, String group, String name, BigDecimal value, String unit, long of) {
    return new Cell(metric, group, name, value, unit, null, of);
  }

  private static BigDecimal percent(long part, long whole) {
    return BigDecimal.valueOf(part * 100)
        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
  }

  /** As readers read it. */
  public String words() {
    return value == null
        ? FEW
        : unit.equals("%")
            ? value.toPlainString() + "%"
            : value.stripTrailingZeros().toPlainString() + " " + unit;
  }

  /** What stands behind it, as readers read it; empty for a plain count. */
  public String evidence() {
    return denominator == null
        ? ""
        : numerator == null ? denominator + " 件" : numerator + " / " + denominator;
  }
}
