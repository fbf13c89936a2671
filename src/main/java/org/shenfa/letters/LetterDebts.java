package org.shenfa.letters;

import java.util.Optional;
import java.util.Set;
import org.shenfa.deadlines.Deadline;
import org.shenfa.deadlines.Debtors;
import org.shenfa.deadlines.Rule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Letters a unit did not answer in its four working days. */
@Service
class LetterDebts implements Debtors {
  private final JdbcClient db;

  LetterDebts(JdbcClient db) {
    this.db = db;
  }

  @Override
  public Set<Rule> rules() {
    return Set.of(Rule.LETTER_ANSWER);
  }

  @Override
  public Optional<Debt> debt(Deadline deadline) {
    return db.sql(
            "select number, unit_id from letter_now where id = ? and unit_id is not null and state in ('ASSIGNED', 'DRAFTED')")
        .param(deadline.caseId())
        .query((row, n) ->
            new Debt(
                row.getLong("unit_id"),
                "来信 " + row.getString("number") + " 没有按时提出答复意见",
                "/desk/letters/" + deadline.caseId()))
        .optional();
  }
}
