package org.shenfa.indicators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.shenfa.indicators.Freshness.State;
import org.shenfa.indicators.IndicatorLine.Outcome;
import org.shenfa.indicators.IndicatorLine.Proof;
import org.shenfa.inspection.FaultLine;

/** 扣分项: points taken off on a day, never more within an indicator than it has. Pure. */
final class Deductions {
  private static final int SHOWN = 50;

  private final Evidence facts;
  private final Limits limits;
  private final LocalDate day;

  Deductions(Evidence facts, Limits limits, LocalDate day) {
    this.facts = facts;
    this.limits = limits;
    this.day = day;
  }

  List<IndicatorLine> all() {
    return List.of(
        columns(),
        faults(Indicator.ACCURACY, Limit.WORDING_POINTS, Limit.WORDING_MOST),
        faults(Indicator.INTERPRETATION, Limit.INTERPRETATION_POINTS, Limit.INTERPRETATION_MOST),
        guides(),
        replies(),
        feedback(),
        faults(Indicator.LINKS, Limit.LINK_POINTS, Limit.LINK_MOST),
        faults(Indicator.TAGS, Limit.TAG_POINTS, Limit.TAG_MOST));
  }

  private IndicatorLine columns() {
    var found =
        facts.columns().stream()
            .filter(c -> {
              var state = c.on(day, limits).state();
              return state == State.STALE || state == State.EMPTY;
            })
            .map(c ->
                new Proof(
                    "栏目“%s”%s".formatted(c.name(), c.on(day, limits).state().label()),
                    "/desk/columns/" + c.slug()))
            .toList();
    return line(Indicator.COLUMN_CARE, found, Limit.COLUMN_POINTS, Limit.COLUMN_MOST);
  }

  private IndicatorLine faults(Indicator indicator, Limit each, Limit most) {
    return line(
        indicator,
        indicator.kinds().stream()
            .sorted()
            .flatMap(k -> facts.of(k).stream())
            .map(Deductions::proof)
            .toList(),
        each,
        most);
  }

  /** The same class counts once for the whole site, as the census of 2015 counted. */
  private IndicatorLine guides() {
    var classes =
        facts.guides().stream().flatMap(g -> g.lacking().stream()).collect(Collectors.toSet());
    var poor = facts.guides().stream().filter(g -> !g.lacking().isEmpty()).toList();
    return line(
        Indicator.GUIDE_ELEMENTS,
        classes.size(),
        poor.stream().map(Vetoes::proof).toList(),
        Limit.ELEMENT_POINTS,
        Limit.ELEMENT_MOST);
  }

  private IndicatorLine replies() {
    return line(
        Indicator.REPLIES,
        facts.letters().stream()
            .filter(l -> {
              var due = l.due();
              return due != null && due.isBefore(day);
            })
            .map(Vetoes::proof)
            .toList(),
        Limit.REPLY_POINTS,
        Limit.REPLY_MOST);
  }

  private IndicatorLine feedback() {
    return line(
        Indicator.FEEDBACK,
        facts.feedback().stream()
            .filter(f -> f.due().isBefore(day))
            .map(f ->
                new Proof("征集“%s”应在 %s 前公布反馈".formatted(f.title(), f.due()), "/desk/solicitations"))
            .toList(),
        Limit.FEEDBACK_POINTS,
        Limit.FEEDBACK_MOST);
  }

  private IndicatorLine line(Indicator indicator, List<Proof> proofs, Limit each, Limit most) {
    return line(indicator, proofs.size(), proofs, each, most);
  }

  private IndicatorLine line(
      Indicator indicator, int count, List<Proof> proofs, Limit each, Limit most) {
    var points =
        limits
            .points(each)
            .multiply(BigDecimal.valueOf(count))
            .min(limits.points(most))
            .stripTrailingZeros();
    return new IndicatorLine(
        indicator,
        count == 0 ? Outcome.FINE : Outcome.FAILED,
        points,
        count == 0
            ? "没有发现"
            : "%d 处，扣 %s 分（每处 %s 分，最多 %s 分）"
                .formatted(
                    count,
                    points.toPlainString(),
                    limits.of(each).value(),
                    limits.of(most).value()),
        proofs.stream().limit(SHOWN).toList(),
        Arrays.asList(each, most).stream().anyMatch(l -> limits.of(l).mark().doubtful()));
  }

  static Proof proof(FaultLine line) {
    var fault = line.fault();
    return new Proof(
        "%s：%s %s".formatted(fault.kind().label(), fault.page(), fault.words()),
        "/desk/inspection/faults/" + line.id());
  }
}
