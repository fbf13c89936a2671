package org.shenfa.privacy;

import java.time.LocalDate;

/**
 * 保存期限: how long something is kept from the day of the closure; it holds for what is closed on its
 * first day or later.
 *
 * @param amount days, or calendar months as 民法典第二百零二条 counts them
 * @param from first day in Asia/Shanghai
 * @param basis which rule or table says so
 */
public record RetentionTerm(Kept kept, int amount, Unit unit, LocalDate from, String basis) {
  /** 单位. */
  public enum Unit {
    DAYS("天"),
    MONTHS("个月");

    private final String label;

    Unit(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** 12 个月. */
  public String length() {
    return amount + " " + unit.label();
  }
}
