package org.shenfa.letters;

import java.util.Optional;
import java.util.Set;
import org.shenfa.deadlines.Deadline;
import org.shenfa.deadlines.Debtors;
import org.shenfa.deadlines.Rule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Letters a unit did not answer in its four working days, and public answers it did not look at
 * again after what they cite had changed.
 */
@Service
class LetterDebts implements Debtors {
  private final JdbcClient db;

  LetterDebts(JdbcClient db) {
    this.db = db;
  }

  @Override
  public Set<Rule> rules() {
    return Set.of(Rule.LETTER_ANSWER, Rule.LETTER_ANSWER_REVIEW);
  }

  @Override
  public Optional<Debt> debt(Deadline deadline) {
    var again = deadline.rule() == Rule.LETTER_ANSWER_REVIEW;
    return db.sql(
            """
            select number, unit_id from letter_now
            where id = :id and unit_id is not null and (:again or state in ('ASSIGNED', 'DRAFTED'))
            """)
        .param("id", deadline.caseId())
        .param("again", again)
        .query((row, n) ->
            new Debt(
                row.getLong("unit_id"),
                "来信 " + row.getString("number") + (again ? " 的公开答复没有按时复核" : " 没有按时提出答复意见"),
                "/desk/letters/" + deadline.caseId()))
        .optional();
  }
}
