package org.shenfa.organization;

import static org.shenfa.regulation.Clause.HOUSE;
import static org.shenfa.regulation.Clause.MEASURES_11_3;
import static org.shenfa.regulation.Clause.MEASURES_5_1;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.database.Refusals;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 单位沿革: names over time, the closing of a unit, who stood in for whom, and the leaders' order. */
@Service
public class Units {
  private final JdbcClient db;
  private final Organization organization;
  private final AuditTrail trail;
  private final Clock clock;

  Units(JdbcClient db, Organization organization, AuditTrail trail, Clock clock) {
    this.db = db;
    this.organization = organization;
    this.trail = trail;
    this.clock = clock;
  }

  /** A name the unit had from this moment on. */
  public record Named(String name, String shortName, Instant since) {}

  /** A delegation of one of the unit's posts, ended ones included. */
  public record Lent(
      PostKind kind,
      String giver,
      String receiver,
      LocalDate from,
      LocalDate to,
      String reason,
      @Nullable Instant revokedAt) {}

  /** All names of the unit, the present one first. */
  public List<Named> names(long unitId) {
    return db.sql(
            "select name, short_name, since from unit_name where unit_id = ? order by id desc")
        .param(unitId)
        .query((row, n) ->
            new Named(
                row.getString("name"),
                row.getString("short_name"),
                row.getObject("since", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Whether the unit still exists today. */
  public boolean open(long unitId) {
    return db.sql("select valid_to is null from unit where id = ?")
        .param(unitId)
        .query(Boolean.class)
        .optional()
        .orElseThrow(NoSuchElementException::new);
  }

  /** Everybody who has stood in for somebody of the unit, newest first. */
  public List<Lent> delegations(long unitId) {
    return db.sql(
            """
            select p.kind, g.name as giver, r.name as receiver, d.valid_from, d.valid_to, d.reason, d.revoked_at
            from delegation d join post p on p.id = d.post_id join person g on g.id = p.person_id
              join person r on r.id = d.receiver_id
            where p.unit_id = ? order by d.id desc
            """)
        .param(unitId)
        .query((row, n) -> {
          var revoked = row.getObject("revoked_at", OffsetDateTime.class);
          return new Lent(
              PostKind.valueOf(row.getString("kind")),
              row.getString("giver"),
              row.getString("receiver"),
              row.getObject("valid_from", LocalDate.class),
              row.getObject("valid_to", LocalDate.class),
              row.getString("reason"),
              revoked == null ? null : revoked.toInstant());
        })
        .list();
  }

  /** Gives a unit another name; what it was called before stays on record. */
  @Transactional
  public void rename(Person by, long unitId, String name, String shortName) {
    Organization.mustBeNames(name, shortName);
    var before = organization.unit(unitId);
    if (db.sql("update unit set name = ?, short_name = ? where id = ? and valid_to is null")
            .params(name.strip(), shortName.strip(), unitId)
            .update()
        == 0) {
      throw new Violations(HOUSE, "这个单位已经撤销，不能再更名。");
    }
    trail.append(
        Entry.of("unit.renamed", by.id(), by.name())
            .about("unit", Long.toString(unitId))
            .with("before", before.name())
            .with("name", name.strip())
            .with("shortName", shortName.strip()));
  }

  /**
   * Closes a unit as of today. Refused while anybody is in post there, while it keeps a column or
   * has texts under review, and for the offices the regulation names.
   */
  @Transactional
  public void close(Person by, long unitId, String reason) {
    new Violations.Gathering()
        .refuseIf(reason.strip().length() < 4, HOUSE, "reason", "请写明撤销的依据，例如机构改革文件的文号。")
        .throwIfAny();
    if (!open(unitId)) {
      throw new Violations(HOUSE, "这个单位已经撤销。");
    }
    Refusals.asSentences(
        MEASURES_5_1,
        () ->
            db.sql("update unit set valid_to = ? where id = ?")
                .params(LocalDate.now(clock), unitId)
                .update());
    trail.append(
        Entry.of("unit.closed", by.id(), by.name())
            .about("unit", Long.toString(unitId))
            .with("reason", reason.strip()));
  }

  /** Corrects a person's name; the earlier one stays on record. */
  @Transactional
  public void rename(Person by, Person person, String name) {
    Organization.mustBeName(name);
    db.sql("update person set name = ? where id = ?").params(name.strip(), person.id()).update();
    trail.append(
        Entry.of("person.renamed", by.id(), by.name())
            .about("person", person.staffNo())
            .with("before", person.name())
            .with("name", name.strip()));
  }

  /** The leaders on a day, in their order. */
  public List<Leader> leaders(LocalDate on) {
    return db.sql(
            """
            select p.id, p.person_id, p.unit_id, p.kind, p.valid_from, p.valid_to, n.staff_no, n.name,
              coalesce(k.rank, 99) as rank, k.title
            from post p join person n on n.id = p.person_id
              left join lateral (select rank, title from leader_rank r where r.post_id = p.id order by r.id desc limit 1) k on true
            where p.kind in ('PRINCIPAL_LEADER', 'DEPUTY_LEADER')
              and ? between p.valid_from and coalesce(p.valid_to, 'infinity')
            order by 9, p.kind desc, p.id
            """)
        .param(on)
        .query((row, n) -> {
          var post = Organization.post(row, n);
          var title = row.getString("title");
          return new Leader(
              new Person(post.personId(), row.getString("staff_no"), row.getString("name")),
              post,
              row.getInt("rank"),
              title == null ? post.kind().label() : title);
        })
        .list();
  }

  /** Sets a leader's place in the order and the title the news uses (11-3). */
  @Transactional
  public void rank(@Nullable Person by, long postId, int rank, String title) {
    new Violations.Gathering()
        .refuseIf(rank < 1 || rank > 99, MEASURES_11_3, "rank", "排序填 1 到 99。")
        .refuseIf(
            title.strip().length() < 2 || title.strip().length() > 40,
            MEASURES_11_3,
            "title",
            "职务名称 2 到 40 字，例如“党委书记、厅长”。")
        .throwIfAny();
    Refusals.asSentences(
        MEASURES_11_3,
        () ->
            db.sql("insert into leader_rank (post_id, rank, title) values (?, ?, ?)")
                .params(postId, rank, title.strip())
                .update());
    trail.append(
        (by == null
                ? Entry.of("leader.ranked", 0, "系统")
                : Entry.of("leader.ranked", by.id(), by.name()))
            .about("post", Long.toString(postId))
            .with("rank", Integer.toString(rank))
            .with("title", title.strip()));
  }
}
