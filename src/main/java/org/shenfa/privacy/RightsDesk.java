package org.shenfa.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.UnitKind;
import org.shenfa.procedures.By;
import org.shenfa.procedures.Courses;
import org.shenfa.vault.ErasureRule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 个人信息权利: requests for erasure and their decision, what is near its end, certificates. For those
 * who take letters, petitions and requests in, and their heads; to anybody else it is not there.
 */
@Service
public class RightsDesk {
  private final JdbcClient db;
  private final RightsOf rights;
  private final RetentionTerms terms;
  private final Certificates certificates;
  private final Courses courses;
  private final Purging purging;
  private final Organization organization;

  RightsDesk(
      JdbcClient db,
      RightsOf rights,
      RetentionTerms terms,
      Certificates certificates,
      Courses courses,
      Purging purging,
      Organization organization) {
    this.db = db;
    this.rights = rights;
    this.terms = terms;
    this.certificates = certificates;
    this.courses = courses;
    this.purging = purging;
    this.organization = organization;
  }

  /**
   * 一件删除请求, not yet decided.
   *
   * @param closed when the case was closed
   * @param until the last day it is kept without a request
   * @param mine whether the person who looks decides it
   */
  public record Asked(
      long id,
      Held held,
      String number,
      Instant at,
      Instant closed,
      LocalDate until,
      boolean mine) {}

  /**
   * 概况.
   *
   * @param soon cases whose last day lies in the next 30 days
   * @param toAppraise cases whose archive copy is past its term
   * @param setsTerms whether the person who looks may set terms
   */
  public record Overview(
      List<Asked> asked,
      List<RetentionTerm> terms,
      int soon,
      int toAppraise,
      List<PurgeCertificate> certificates,
      boolean setsTerms) {}

  private record Waiting(Asked asked, boolean sealed, Purging.Case of) {}

  /** Everything on the page of this person. */
  public Overview of(Person me, Instant now) {
    var role = rights.of(me, now);
    return new Overview(
        waiting(role, null).stream().map(Waiting::asked).toList(),
        terms.all(),
        soon(now),
        toAppraise(now),
        certificates.newest(),
        role.heads());
  }

  private List<Waiting> waiting(RightsOf.Role role, @Nullable Long id) {
    return db.sql(
            """
            select e.id, e.at, r.procedure, r.case_id, r.number, r.identity_id, r.sealed, r.closed_at, r.until
            from erasure_request e join course_now n on n.procedure = 'erasure' and n.case_id = e.id
              join retention_now r on r.procedure = e.procedure and r.case_id = e.case_id
            where n.state = 'ASKED' and r.closed_at is not null and (:id = 0 or e.id = :id) order by e.id
            """)
        .param("id", id == null ? 0 : id)
        .query((row, n) -> {
          var held = Held.of(row.getString("procedure"));
          var sealed = row.getBoolean("sealed");
          return new Waiting(
              new Asked(
                  row.getLong("id"),
                  held,
                  row.getString("number"),
                  row.getObject("at", OffsetDateTime.class).toInstant(),
                  row.getObject("closed_at", OffsetDateTime.class).toInstant(),
                  row.getObject("until", LocalDate.class),
                  role.decides(held, sealed)),
              sealed,
              new Purging.Case(
                  held,
                  row.getLong("case_id"),
                  row.getString("number"),
                  row.getObject("identity_id", Long.class),
                  false));
        })
        .list();
  }

  /** Destroys what the case holds, at the person's request. */
  @Transactional
  public void grant(Person me, long id, String reason, Instant now) {
    var waiting = mine(me, id, now);
    decide(me, waiting, ErasureEvent.GRANT, reason, now);
    purging.purge(waiting.of(), ErasureRule.REQUEST, me, now);
  }

  /** Keeps it until its term is over; the person reads why. */
  @Transactional
  public void decline(Person me, long id, String reason, Instant now) {
    decide(me, mine(me, id, now), ErasureEvent.DECLINE, reason, now);
  }

  private Waiting mine(Person me, long id, Instant now) {
    return waiting(rights.of(me, now), id).stream()
        .filter(w -> w.asked().mine())
        .findFirst()
        .orElseThrow(NoSuchElementException::new);
  }

  private void decide(Person me, Waiting w, ErasureEvent event, String reason, Instant now) {
    var actor = w.of().held().decides(w.sealed());
    var unit =
        switch (w.of().held()) {
          case LETTER, OPINION, REPORT ->
              w.sealed() ? UnitKind.GENERAL_OFFICE : UnitKind.PUBLICITY_OFFICE;
          case REQUEST, PETITION -> UnitKind.GENERAL_OFFICE;
        };
    courses.take(
        ErasureEvent.PROCEDURE,
        w.asked().id(),
        event,
        By.staff(actor, me, organization.only(unit).id()),
        now,
        Courses.reason(reason),
        Map.of());
  }

  /** A certificate, for whoever has to do with what is kept. */
  public PurgeCertificate certificate(Person me, long id, Instant now) {
    rights.of(me, now);
    return certificates.find(id).orElseThrow(NoSuchElementException::new);
  }

  private int soon(Instant now) {
    return db.sql(
            """
            select count(*) from retention_now r where r.until between :today and :month
              and not exists (select from purge p where p.procedure = r.procedure and p.case_id = r.case_id)
            """)
        .param("today", day(now))
        .param("month", day(now).plusDays(30))
        .query(Integer.class)
        .single();
  }

  private int toAppraise(Instant now) {
    return db.sql("select count(*) from retention_now where archived_until < ?")
        .param(day(now))
        .query(Integer.class)
        .single();
  }

  private static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, Shenfa.ZONE);
  }
}
