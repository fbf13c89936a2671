package org.shenfa.indicators;

import java.time.LocalDate;

/**
 * 一条阈值: a value of a limit from a day on.
 *
 * @param value a number, or a period as ISO 8601
 * @param source where it is from
 */
public record Threshold(Limit limit, String value, LocalDate from, String source, Mark mark) {

  /** 核实程度: how far the source was reached. */
  public enum Mark {
    CONFIRMED("已核对原文"),
    SECONDARY("转引，没有核对原文"),
    UNCONFIRMED("没有核实，先按此计算"),
    HOUSE("本单位自定");

    private final String label;

    Mark(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    /** Whether what is counted with it may turn out otherwise. */
    public boolean doubtful() {
      return this == SECONDARY || this == UNCONFIRMED;
    }
  }

  /** As a page prints it: 15 秒, 两周 as 14 天. */
  public String words() {
    return limit.unit().equals("期间")
        ? value
            .replace("P", "")
            .replaceAll("(\\d+)D", "$1 天")
            .replaceAll("(\\d+)M", "$1 个月")
            .replaceAll("(\\d+)Y", "$1 年")
        : value + " " + limit.unit();
  }
}
