package org.shenfa.indicators;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.shenfa.indicators.Evidence.ColumnFact;
import org.shenfa.indicators.Freshness.State;
import org.shenfa.indicators.IndicatorLine.Outcome;
import org.shenfa.indicators.IndicatorLine.Proof;

/** 栏目的单项否决: not updated, long not updated, blank. Pure. */
final class ColumnVetoes {
  private final Evidence facts;
  private final Limits limits;
  private final LocalDate day;

  ColumnVetoes(Evidence facts, Limits limits, LocalDate day) {
    this.facts = facts;
    this.limits = limits;
    this.day = day;
  }

  List<IndicatorLine> all() {
    return List.of(
        columns(
            Indicator.COLUMNS_STALE,
            Limit.STALE_COLUMNS,
            stale().stream().filter(ColumnVetoes::ofTheTwoClasses).toList(),
            nearly().stream().filter(ColumnVetoes::ofTheTwoClasses).toList()),
        columns(Indicator.COLUMNS_LONG_STALE, Limit.LONG_STALE_COLUMNS, stale(), nearly()),
        columns(Indicator.COLUMNS_BLANK, Limit.BLANK_COLUMNS, blank(), List.of()));
  }

  private List<ColumnFact> in(State... states) {
    return facts.columns().stream()
        .filter(ColumnFact::looked)
        .filter(c -> Arrays.asList(states).contains(c.on(day, limits).state()))
        .toList();
  }

  private List<ColumnFact> stale() {
    return in(State.STALE);
  }

  private List<ColumnFact> nearly() {
    return in(State.NEAR);
  }

  private List<ColumnFact> blank() {
    return facts.columns().stream().filter(c -> c.on(day, limits).state() == State.EMPTY).toList();
  }

  private static boolean ofTheTwoClasses(ColumnFact column) {
    return column.kind() == ColumnClass.NEWS || column.kind() == ColumnClass.NOTICES;
  }

  private IndicatorLine columns(
      Indicator indicator, Limit limit, List<ColumnFact> found, List<ColumnFact> soon) {
    var most = limits.number(limit);
    var outcome =
        found.size() >= most
            ? Outcome.FAILED
            : found.size() + soon.size() >= most || !found.isEmpty() && found.size() >= most - 1
                ? Outcome.NEAR
                : Outcome.FINE;
    var proofs = new ArrayList<Proof>();
    found.forEach(c -> proofs.add(proof(c)));
    soon.forEach(c -> proofs.add(proof(c)));
    return IndicatorLine.veto(
        indicator,
        outcome,
        "%d 个，达到 %d 个单项否决%s"
            .formatted(
                found.size(), most, soon.isEmpty() ? "" : "，另有 %d 个临近".formatted(soon.size())),
        proofs,
        limits,
        limit,
        Limit.NEWS_WINDOW,
        Limit.NOTICE_WINDOW);
  }

  private Proof proof(ColumnFact column) {
    var fresh = column.on(day, limits);
    return new Proof(
        "栏目“%s”%s：%s"
            .formatted(
                column.name(),
                fresh.state().label(),
                fresh.last() == null
                    ? "没有内容"
                    : "最近更新 %s，%s".formatted(fresh.last(), Vetoes.left(fresh, day))),
        "/desk/columns/" + column.slug());
  }
}
