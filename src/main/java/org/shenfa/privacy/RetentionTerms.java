package org.shenfa.privacy;

import static org.shenfa.regulation.Clause.HOUSE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.database.Refusals;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 保存期限设置: each term from a day on; what was closed before keeps the term it was promised. */
@Service
public class RetentionTerms {
  private final JdbcClient db;
  private final RightsOf rights;
  private final AuditTrail trail;

  RetentionTerms(JdbcClient db, RightsOf rights, AuditTrail trail) {
    this.db = db;
    this.rights = rights;
    this.trail = trail;
  }

  /** Every term there was, is and will be, the newest of each kind first. */
  public List<RetentionTerm> all() {
    return db.sql("select * from retention_term order by kind desc, from_day desc, id desc")
        .query((row, n) ->
            new RetentionTerm(
                Kept.valueOf(row.getString("kind")),
                row.getInt("amount"),
                RetentionTerm.Unit.valueOf(row.getString("unit")),
                row.getObject("from_day", LocalDate.class),
                row.getString("basis")))
        .list();
  }

  /** The terms for what is closed on a day, one of each kind. */
  public List<RetentionTerm> inForce(LocalDate day) {
    var all = all();
    return Arrays.stream(Kept.values())
        .flatMap(k -> all.stream().filter(t -> t.kept() == k && !t.from().isAfter(day)).limit(1))
        .toList();
  }

  /** Sets a term, from tomorrow at the earliest; heads of the two offices do. */
  @Transactional
  public void set(Person me, RetentionTerm term, Instant now) {
    var basis = term.basis().strip();
    new Violations.Gathering()
        .refuseIf(!rights.of(me, now).heads(), HOUSE, null, "保存期限由新闻宣传处或者办公室负责人设置。")
        .refuseIf(term.amount() < 1 || term.amount() > 1200, HOUSE, "amount", "期限请写 1 至 1200 之间的数。")
        .refuseIf(basis.length() < 4 || basis.length() > 200, HOUSE, "basis", "请写明依据，4 至 200 字。")
        .throwIfAny();
    Refusals.asSentences(
        HOUSE,
        () ->
            db.sql(
                    """
                    insert into retention_term (kind, amount, unit, from_day, basis, person_id)
                    values (:kind, :amount, :unit, :from, :basis, :by)
                    """)
                .param("kind", term.kept().name())
                .param("amount", term.amount())
                .param("unit", term.unit().name())
                .param("from", term.from())
                .param("basis", basis)
                .param("by", me.id())
                .update());
    trail.append(
        Entry.of("privacy.term", me.id(), me.name())
            .about("retention", term.kept().name())
            .with("term", term.length())
            .with("from", term.from().toString()));
  }
}
