package org.shenfa.indicators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.shenfa.indicators.IndicatorLine.Outcome;

/** 若今天检查: what the national check would say on a day. Pure. */
public record Standing(
    LocalDate day, List<IndicatorLine> lines, BigDecimal score, Verdict verdict) {
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  public Standing {
    lines = List.copyOf(lines);
  }

  /** 结论. */
  public enum Verdict {
    PASSED("合格"),
    /** Nothing fails it, and a grave question waits for a person, or a veto is near. */
    DOUBTFUL("合格，有要紧的事待办"),
    FAILED_POINTS("不合格（总分）"),
    VETOED("不合格（单项否决）");

    private final String label;

    Verdict(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    public boolean failed() {
      return this == FAILED_POINTS || this == VETOED;
    }
  }

  /** As if the check were on this day and nothing had happened since the facts were taken. */
  static Standing on(LocalDate day, Evidence facts, Limits limits) {
    var vetoes = new Vetoes(facts, limits, day).all();
    var deductions = new Deductions(facts, limits, day).all();
    var score =
        WHOLE.subtract(
            deductions.stream()
                .map(IndicatorLine::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    var verdict =
        any(vetoes, Outcome.FAILED)
            ? Verdict.VETOED
            : score.compareTo(limits.points(Limit.PASS)) < 0
                ? Verdict.FAILED_POINTS
                : any(vetoes, Outcome.NEAR) ? Verdict.DOUBTFUL : Verdict.PASSED;
    return new Standing(
        day, Stream.concat(vetoes.stream(), deductions.stream()).toList(), score, verdict);
  }

  private static boolean any(List<IndicatorLine> lines, Outcome outcome) {
    return lines.stream().anyMatch(l -> l.outcome() == outcome);
  }

  /** The result of one indicator. */
  public IndicatorLine of(Indicator indicator) {
    return lines.stream().filter(l -> l.indicator() == indicator).findFirst().orElseThrow();
  }

  public List<IndicatorLine> vetoes() {
    return lines.stream().filter(l -> l.indicator().veto()).toList();
  }

  public List<IndicatorLine> deductions() {
    return lines.stream().filter(l -> !l.indicator().veto()).toList();
  }

  /** How many vetoes the site would fail by. */
  public long vetoed() {
    return vetoes().stream().filter(l -> l.outcome() == Outcome.FAILED).count();
  }
}
