package org.shenfa.privacy;

import static org.shenfa.regulation.Clause.HOUSE;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.database.Refusals;
import org.shenfa.organization.Person;
import org.shenfa.procedures.By;
import org.shenfa.procedures.Courses;
import org.shenfa.regulation.Enforces;
import org.shenfa.vault.ErasureRule;
import org.shenfa.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 期满销毁: destroys identities and masks words when their time is over, counted from the closure.
 * Looks at what is, so that standing still for days loses nothing and a second look adds nothing;
 * what became of a case stays, without a person in it.
 */
@Service
public class Purging {
  private static final Logger LOG = LoggerFactory.getLogger(Purging.class);

  /** How many cases one look takes; the next one takes the others. */
  private static final int AT_ONCE = 500;

  private final JdbcClient db;
  private final CaseTexts texts;
  private final Vault vault;
  private final Courses courses;
  private final AuditTrail trail;
  private final TransactionOperations transaction;
  private final Clock clock;

  Purging(
      JdbcClient db,
      CaseTexts texts,
      Vault vault,
      Courses courses,
      AuditTrail trail,
      TransactionOperations transaction,
      Clock clock) {
    this.db = db;
    this.texts = texts;
    this.vault = vault;
    this.courses = courses;
    this.trail = trail;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What is known of a case: enough to destroy what it holds. */
  record Case(Held held, long id, String number, @Nullable Long identity, boolean abuse) {}

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 90_000)
  void tick() {
    sweep(clock.instant());
  }

  /**
   * Purges everything whose last day of keeping is before the day of {@code now}; each case in a
   * transaction of its own.
   *
   * @return how many cases were purged
   */
  @Enforces(HOUSE)
  public int sweep(Instant now) {
    var done = 0;
    for (var due : due(now)) {
      try {
        transaction.executeWithoutResult(
            t -> purge(due, due.abuse() ? ErasureRule.ABUSE : ErasureRule.RETENTION, null, now));
        done++;
      } catch (RuntimeException e) {
        // The next look finds it again; the others are not kept waiting.
        LOG.warn("{} {} 期满未能销毁：{}", due.held().label(), due.id(), e.getMessage());
      }
    }
    return done;
  }

  private List<Case> due(Instant now) {
    return db.sql(
            """
            select r.procedure, r.case_id, r.number, r.identity_id, r.abuse from retention_now r
            where r.opened_at < :now and r.closed_at is not null and r.until < :today
              and not exists (select from purge p where p.procedure = r.procedure and p.case_id = r.case_id)
            order by r.until, r.case_id limit :most
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("today", LocalDate.ofInstant(now, Shenfa.ZONE))
        .param("most", AT_ONCE)
        .query((row, n) ->
            new Case(
                Held.of(row.getString("procedure")),
                row.getLong("case_id"),
                row.getString("number"),
                row.getObject("identity_id", Long.class),
                row.getBoolean("abuse")))
        .list();
  }

  /** Certificate first, which the database refuses while it is not due; then key and words. */
  void purge(Case of, ErasureRule rule, @Nullable Person by, Instant now) {
    certify(of, rule, by, now);
    var identity =
        of.identity() == null ? null : vault.destroy(of.identity(), rule, by).orElse(null);
    texts.mask(of.held(), of.id(), new Redaction(identity), now);
    for (var request : asked(of)) {
      if (rule != ErasureRule.REQUEST) {
        courses.take(
            ErasureEvent.PROCEDURE, request, ErasureEvent.LAPSE, By.SYSTEM, now, "", Map.of());
      }
    }
    trail.append(
        Entry.of("privacy.purged", by == null ? 0 : by.id(), by == null ? "系统" : by.name())
            .about(of.held().procedure(), Long.toString(of.id()))
            .with("rule", rule.name()));
  }

  private void certify(Case of, ErasureRule rule, @Nullable Person by, Instant now) {
    Refusals.asSentences(
        HOUSE,
        () ->
            db.sql(
                    """
                    insert into purge (procedure, case_id, rule, term_id, person_id, closed_at, identity, texts, files, at)
                    select :procedure, :case, :rule, case when :rule <> 'REQUEST' then r.term_id end, :by,
                      coalesce(r.closed_at, :at), :identity, :texts, :files, :at
                    from retention_now r where r.procedure = :procedure and r.case_id = :case
                    """)
                .param("procedure", of.held().procedure())
                .param("case", of.id())
                .param("rule", rule.name())
                .param("by", by == null ? null : by.id(), Types.BIGINT)
                .param("identity", of.identity() != null)
                .param("texts", texts.unmasked(of.held(), of.id()))
                .param("files", texts.files(of.held(), of.id()))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update());
  }

  private List<Long> asked(Case of) {
    return db.sql(
            """
            select e.id from erasure_request e join course_now n on n.procedure = 'erasure' and n.case_id = e.id
            where e.procedure = ? and e.case_id = ? and n.state = 'ASKED'
            """)
        .params(of.held().procedure(), of.id())
        .query((row, n) -> row.getLong(1))
        .list();
  }
}
