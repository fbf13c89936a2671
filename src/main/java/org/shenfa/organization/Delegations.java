package org.shenfa.organization;

import static org.shenfa.regulation.Clause.MEASURES_3_2;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.shenfa.audit.AuditTrail;
import org.shenfa.database.Refusals;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 委托: a holder lets a colleague sign for a post, for a time. */
@Service
public class Delegations {
  private final JdbcClient db;
  private final Organization organization;
  private final AuditTrail trail;
  private final List<Qualification> qualifications;
  private final Clock clock;

  Delegations(
      JdbcClient db,
      Organization organization,
      AuditTrail trail,
      List<Qualification> qualifications,
      Clock clock) {
    this.db = db;
    this.organization = organization;
    this.trail = trail;
    this.qualifications = List.copyOf(qualifications);
    this.clock = clock;
  }

  /** Delegations that are in force or still to come, given or received by a person. */
  public List<Delegation> of(long personId) {
    return db.sql(
            """
            select d.id, d.post_id, d.receiver_id, d.valid_from, d.valid_to, d.reason
            from delegation d join post p on p.id = d.post_id
            where d.revoked_at is null and d.valid_to >= ? and ? in (p.person_id, d.receiver_id) order by d.id
            """)
        .params(LocalDate.now(clock), personId)
        .query(Organization::delegation)
        .list();
  }

  /**
   * Lets a colleague of the same unit, who has what the post asks for (27-1), sign for one's own
   * post, for at most 90 days.
   */
  @Enforces(MEASURES_3_2)
  @Transactional
  public Delegation give(
      Person by, long postId, long receiverId, LocalDate from, LocalDate to, String reason) {
    var today = LocalDate.now(clock);
    var mine =
        organization.postsOf(by.id(), today).stream().filter(p -> p.id() == postId).findFirst();
    var day = from.isBefore(today) ? today : from;
    var found = new Violations.Gathering();
    mine.ifPresent(p ->
        qualifications.forEach(
            q -> found.addAll(q.forPost(organization.person(receiverId), p.kind(), day))));
    found
        .refuseIf(mine.isEmpty(), Clause.MEASURES_16_1, "post", "只能委托自己现任的职务；受托的职务不能再转委托。")
        .refuseIf(receiverId == by.id(), Clause.MEASURES_16_1, "receiver", "不能委托给自己。")
        .refuseIf(from.isBefore(today), Clause.MEASURES_16_1, "from", "委托从今天或者以后开始。")
        .refuseIf(to.isBefore(from), Clause.MEASURES_16_1, "to", "结束日期不能早于开始日期。")
        .refuseIf(to.isAfter(from.plusDays(89)), Clause.MEASURES_16_1, "to", "委托最长 90 天。")
        .refuseIf(reason.strip().length() < 4, Clause.MEASURES_16_1, "reason", "请写明委托的事由。")
        .throwIfAny();
    var id =
        Refusals.asSentences(
            MEASURES_3_2,
            () ->
                db.sql(
                        """
                        insert into delegation (post_id, receiver_id, valid_from, valid_to, reason)
                        values (?, ?, ?, ?, ?) returning id
                        """)
                    .params(postId, receiverId, from, to, reason.strip())
                    .query(Long.class)
                    .single());
    trail.append(
        Appointments.entry("delegation.given", by)
            .about("delegation", Long.toString(id))
            .with("receiver", organization.person(receiverId).staffNo())
            .with("from", from.toString())
            .with("to", to.toString())
            .with("reason", reason.strip()));
    return new Delegation(id, postId, receiverId, from, to, reason.strip());
  }

  /** Ends a delegation at once; its giver or its receiver may. */
  @Transactional
  public void revoke(Person by, long delegationId) {
    if (of(by.id()).stream().noneMatch(d -> d.id() == delegationId)) {
      throw new NoSuchElementException();
    }
    db.sql("update delegation set revoked_at = clock_timestamp() where id = ?")
        .param(delegationId)
        .update();
    trail.append(
        Appointments.entry("delegation.revoked", by)
            .about("delegation", Long.toString(delegationId)));
  }
}
