package org.shenfa.columns;

import static org.shenfa.regulation.Clause.MEASURES_24_1;
import static org.shenfa.regulation.Clause.MEASURES_4_1;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 栏目改动的办理: one person of 新闻宣传处 proposes an act with its reason, another agrees; only then does the
 * site change, and what was stays on record.
 */
@Service
public class ColumnChanges {
  private final Columns columns;
  private final ColumnProposals proposals;
  private final ColumnRules rules;
  private final AuditTrail trail;

  ColumnChanges(Columns columns, ColumnProposals proposals, ColumnRules rules, AuditTrail trail) {
    this.columns = columns;
    this.proposals = proposals;
    this.rules = rules;
    this.trail = trail;
  }

  /**
   * Proposes an act; refused to everyone but 新闻宣传处. Nothing changes before another person agrees.
   *
   * @return id of the proposal
   */
  @Enforces({MEASURES_4_1, MEASURES_24_1})
  @Transactional
  public long propose(Person by, ColumnChange change, String reason) {
    columns.mustOwnTheSite(by);
    var column = rules.check(change, reason);
    var id = proposals.add(change, column, reason.strip(), by.id());
    trail.append(
        described(Entry.of("column.proposed", by.id(), by.name()), change, column)
            .with("proposal", Long.toString(id))
            .with("reason", reason.strip()));
    return id;
  }

  /**
   * Agrees to a proposal, which then takes effect, or turns it down; one's own can only be taken
   * back.
   */
  @Enforces({MEASURES_4_1, MEASURES_24_1})
  @Transactional
  public void decide(Person by, long proposal, boolean agrees, String reason) {
    var pending = find(proposal);
    if (pending.decision() != null) {
      throw new Violations(MEASURES_24_1, "这项改动已经有人核对过。");
    }
    new Violations.Gathering()
        .refuseIf(
            !agrees && reason.strip().length() < 4, MEASURES_24_1, "reason", "不同意或者收回的，请写明原因。")
        .throwIfAny();
    proposals.decide(proposal, by.id(), agrees, reason.strip());
    var act =
        agrees ? "column.agreed" : by.id() == pending.by() ? "column.recalled" : "column.refused";
    trail.append(
        described(Entry.of(act, by.id(), by.name()), pending.change(), pending.proposed())
            .with("proposal", Long.toString(proposal))
            .with("reason", reason.strip()));
  }

  public ColumnProposal find(long proposal) {
    return proposals.find(proposal).orElseThrow(NoSuchElementException::new);
  }

  /** Proposals nobody has decided, oldest first. */
  public List<ColumnProposal> open() {
    return proposals.open();
  }

  /** Everything ever proposed for a column, newest first. */
  public List<ColumnProposal> history(String slug) {
    return proposals.of(slug);
  }

  private static Entry described(Entry entry, ColumnChange change, Column column) {
    var ending = column.ending();
    return entry
        .about("column", column.slug())
        .with("act", change.label())
        .with("name", column.name())
        .with("leaf", column.place().leaf())
        .with("under", Optional.ofNullable(column.place().parent()).orElse(""))
        .with("topic", Optional.ofNullable(column.place().topic()).orElse(""))
        .with("position", Integer.toString(column.position()))
        .with("keeper", Long.toString(column.keeperUnit()))
        .with("accepts", ColumnProposals.accepts(column))
        .with("windowDays", Integer.toString(column.windowDays()))
        .with("leadsTo", ending == null ? "" : Optional.ofNullable(ending.leadsTo()).orElse("map"));
  }
}
