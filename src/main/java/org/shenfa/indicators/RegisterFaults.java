package org.shenfa.indicators;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.shenfa.inspection.FaultSource;
import org.shenfa.inspection.FoundFault;
import org.springframework.stereotype.Component;

/** 台账的问题 for an inspection: columns, guides, letters and solicitations whose days have passed. */
@Component
class RegisterFaults implements FaultSource {
  private final FactsOfToday facts;
  private final Thresholds thresholds;
  private final Clock clock;

  RegisterFaults(FactsOfToday facts, Thresholds thresholds, Clock clock) {
    this.facts = facts;
    this.thresholds = thresholds;
    this.clock = clock;
  }

  @Override
  public List<FoundFault> faults() {
    var today = LocalDate.now(clock);
    var limits = thresholds.on(today);
    return FactFaults.of(facts.with(Map.of(), true, limits), limits, today);
  }
}
