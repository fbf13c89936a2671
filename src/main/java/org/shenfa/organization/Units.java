package org.shenfa.organization;

import static org.shenfa.regulation.Clause.HOUSE;
import static org.shenfa.regulation.Clause.MEASURES_5_1;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.database.Moments;
import org.shenfa.database.Refusals;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 单位沿革: how a unit began, what it was called, who stood in for whom there, and its closing. */
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
            new Named(row.getString("name"), row.getString("short_name"), Moments.of(row, "since")))
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
          return new Lent(
              PostKind.valueOf(row.getString("kind")),
              row.getString("giver"),
              row.getString("receiver"),
              row.getObject("valid_from", LocalDate.class),
              row.getObject("valid_to", LocalDate.class),
              row.getString("reason"),
              Moments.orNull(row, "revoked_at"));
        })
        .list();
  }

  /** Registers a unit from today; refused where there can be only one of its kind. */
  @Transactional
  public Unit establish(
      @Nullable Person by, UnitKind kind, String name, String shortName, int sort) {
    mustBeNames(name, shortName);
    var id =
        Appointments.orSentence(
            "这类单位只能有一个，已经登记过。",
            () ->
                db.sql(
                        "insert into unit (kind, name, short_name, sort, valid_from) values (?, ?, ?, ?, ?) returning id")
                    .params(
                        kind.name(), name.strip(), shortName.strip(), sort, LocalDate.now(clock))
                    .query(Long.class)
                    .single());
    trail.append(
        Appointments.entry("unit.established", by)
            .about("unit", Long.toString(id))
            .with("name", name.strip()));
    return organization.unit(id);
  }

  /** Gives a unit another name; what it was called before stays on record. */
  @Transactional
  public void rename(Person by, long unitId, String name, String shortName) {
    mustBeNames(name, shortName);
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

  private static void mustBeNames(String name, String shortName) {
    new Violations.Gathering()
        .refuseIf(
            name.strip().length() < 2 || name.length() > 60, Clause.HOUSE, "name", "单位名称 2 到 60 字。")
        .refuseIf(
            shortName.strip().length() < 2 || shortName.length() > 20,
            Clause.HOUSE,
            "shortName",
            "单位简称 2 到 20 字。")
        .throwIfAny();
  }
}
