package org.shenfa.tickets;

import java.util.Optional;
import java.util.Set;
import org.shenfa.deadlines.Deadline;
import org.shenfa.deadlines.Debtors;
import org.shenfa.deadlines.Rule;
import org.springframework.stereotype.Service;

/** Errors a unit was told of and did not put right in time. */
@Service
class TicketDebts implements Debtors {
  private final TicketCases cases;

  TicketDebts(TicketCases cases) {
    this.cases = cases;
  }

  @Override
  public Set<Rule> rules() {
    return Set.of(Rule.TICKET_UNIT_ONE, Rule.TICKET_UNIT_TWO, Rule.TICKET_UNIT_THREE);
  }

  @Override
  public Optional<Debt> debt(Deadline deadline) {
    return cases
        .find(deadline.caseId())
        .filter(t -> t.acting() != 0)
        .map(t -> new Debt(t.acting(), "纠错单 " + t.number() + " 没有按时改正", "/desk/tickets/" + t.id()));
  }
}
