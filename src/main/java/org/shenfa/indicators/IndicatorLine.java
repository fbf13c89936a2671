package org.shenfa.indicators;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 一项指标的结果.
 *
 * @param points taken off, 0 for a veto
 * @param words the result in a sentence
 * @param proofs what it rests on, each to be looked at
 * @param doubtful whether a threshold behind it could not be confirmed
 */
public record IndicatorLine(
    Indicator indicator,
    Outcome outcome,
    BigDecimal points,
    String words,
    List<Proof> proofs,
    boolean doubtful) {
  public IndicatorLine {
    proofs = List.copyOf(proofs);
  }

  /** A veto, which takes no points off; doubtful when one of the limits it turns on is. */
  static IndicatorLine veto(
      Indicator indicator,
      Outcome outcome,
      String words,
      List<Proof> proofs,
      Limits limits,
      Limit... turnsOn) {
    return new IndicatorLine(
        indicator,
        outcome,
        BigDecimal.ZERO,
        words,
        proofs,
        Arrays.stream(turnsOn).anyMatch(t -> limits.of(t).mark().doubtful()));
  }

  /** 判定. */
  public enum Outcome {
    FINE("合格", "good full"),
    NEAR("临近", "warn half"),
    /** 扣分, or 单项否决 for a veto. */
    FAILED("不合格", "bad full"),
    UNKNOWN("不能判断", "");

    private final String label;
    private final String look;

    Outcome(String label, String look) {
      this.label = label;
      this.look = look;
    }

    public String label() {
      return label;
    }

    /** How its mark on the page looks. */
    public String look() {
      return look;
    }
  }

  /**
   * 一条依据.
   *
   * @param link where at the desk it is looked at, null where there is no such place
   */
  public record Proof(String words, @Nullable String link) {}
}
