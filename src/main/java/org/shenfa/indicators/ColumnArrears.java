package org.shenfa.indicators;

import static org.shenfa.regulation.Clause.MEASURES_25_2;

import java.time.LocalDate;
import java.util.List;
import org.shenfa.columns.Columns;
import org.shenfa.deadlines.Arrears;
import org.shenfa.indicators.Evidence.ColumnFact;
import org.shenfa.indicators.Freshness.State;
import org.shenfa.regulation.Enforces;
import org.springframework.stereotype.Service;

/**
 * Columns that count as not updated by the window of their class, once for each stretch; one that
 * is blank, or that two people agreed need not be updated, is none of them.
 */
@Service
class ColumnArrears implements Arrears {
  private final FactsOfToday facts;
  private final Columns columns;
  private final Thresholds thresholds;

  ColumnArrears(FactsOfToday facts, Columns columns, Thresholds thresholds) {
    this.facts = facts;
    this.columns = columns;
    this.thresholds = thresholds;
  }

  @Enforces(MEASURES_25_2)
  @Override
  public List<Arrear> overdue(LocalDate today) {
    var limits = thresholds.on(today);
    return facts.columns(today).stream()
        .filter(c -> c.looked() && c.on(today, limits).state() == State.STALE)
        .map(c -> arrear(c, c.on(today, limits), limits))
        .toList();
  }

  private Arrear arrear(ColumnFact column, Freshness fresh, Limits limits) {
    var of = columns.find(column.slug()).orElseThrow();
    return new Arrear(
        "column:" + of.id() + ":" + fresh.last(),
        of.keeperUnit(),
        "栏目“%s”%s 起判为不更新".formatted(column.name(), fresh.stale()),
        "最近一次更新是 %s，请尽快补发应当发布的信息；确实不再更新的，提请新闻宣传处核定。".formatted(fresh.last()),
        "%s（%s）".formatted(column.kind().window().label(), column.kind().label()),
        "/desk/columns/" + column.slug());
  }
}
