package org.shenfa.disclosure;

import java.util.Optional;
import java.util.Set;
import org.shenfa.deadlines.Deadline;
import org.shenfa.deadlines.Debtors;
import org.shenfa.deadlines.Rule;
import org.shenfa.organization.Organization;
import org.shenfa.organization.UnitKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Requests for information that 办公室 did not confirm, answer or settle in time, by number alone. */
@Service
class DisclosureDebts implements Debtors {
  private final JdbcClient db;
  private final Organization organization;

  DisclosureDebts(JdbcClient db, Organization organization) {
    this.db = db;
    this.organization = organization;
  }

  @Override
  public Set<Rule> rules() {
    return Set.of(Rule.DISCLOSURE_CONFIRM, Rule.DISCLOSURE_ANSWER, Rule.DISCLOSURE_RECORD);
  }

  @Override
  public Optional<Debt> debt(Deadline deadline) {
    return db.sql("select number from disclosure_register where id = ?")
        .param(deadline.caseId())
        .query(String.class)
        .optional()
        .map(number ->
            new Debt(
                organization.only(UnitKind.GENERAL_OFFICE).id(),
                "政府信息公开申请 %s 没有按时%s"
                    .formatted(
                        number,
                        deadline.rule() == Rule.DISCLOSURE_ANSWER
                            ? "答复"
                            : deadline.rule() == Rule.DISCLOSURE_CONFIRM ? "确认收到" : "告知更正结果"),
                "/desk/disclosure/" + number));
  }
}
