package org.shenfa.solicitations;

import java.util.Optional;
import java.util.Set;
import org.shenfa.deadlines.Deadline;
import org.shenfa.deadlines.Debtors;
import org.shenfa.deadlines.Rule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Solicitations whose result was not published within the month. */
@Service
class FeedbackDebts implements Debtors {
  private final JdbcClient db;

  FeedbackDebts(JdbcClient db) {
    this.db = db;
  }

  @Override
  public Set<Rule> rules() {
    return Set.of(Rule.SOLICITATION_FEEDBACK);
  }

  @Override
  public Optional<Debt> debt(Deadline deadline) {
    return db.sql("select unit_id, title from item_listing where item_id = ?")
        .param(deadline.caseId())
        .query((row, n) ->
            new Debt(
                row.getLong("unit_id"),
                "“" + row.getString("title") + "”没有按时公布征集情况的反馈",
                "/desk/solicitations/" + deadline.caseId()))
        .optional();
  }
}
