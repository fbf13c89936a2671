package org.shenfa.concerns;

import java.util.Optional;
import java.util.Set;
import org.shenfa.deadlines.Deadline;
import org.shenfa.deadlines.Debtors;
import org.shenfa.deadlines.Rule;
import org.springframework.stereotype.Service;

/**
 * Concerns that the unit which answers for them did not answer, or did not go on answering, in
 * time.
 */
@Service
class ConcernDebts implements Debtors {
  private final ConcernCases cases;

  ConcernDebts(ConcernCases cases) {
    this.cases = cases;
  }

  @Override
  public Set<Rule> rules() {
    return Set.of(Rule.CONCERN_AUTHORITATIVE, Rule.CONCERN_RESPONSE, Rule.CONCERN_UPDATE);
  }

  @Override
  public Optional<Debt> debt(Deadline deadline) {
    return cases
        .find(deadline.caseId())
        .filter(c -> c.unit() != 0)
        .map(c ->
            new Debt(
                c.unit(),
                "公众关切 %s 没有按时%s"
                    .formatted(c.number(), deadline.rule() == Rule.CONCERN_UPDATE ? "更新" : "回应"),
                "/desk/concerns/" + c.id()));
  }
}
