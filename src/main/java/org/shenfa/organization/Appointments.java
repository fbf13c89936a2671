package org.shenfa.organization;

import static org.shenfa.regulation.Clause.MEASURES_5_1;
import static org.shenfa.regulation.Clause.MEASURES_8_1;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.database.Refusals;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 任免: people enter the house, take posts and leave them. Rows are dated; an end is set, nothing is
 * rewritten.
 */
@Service
public class Appointments {
  private static final String MISNAMED = "姓名 2 到 40 字。";

  private final JdbcClient db;
  private final Organization organization;
  private final AuditTrail trail;
  private final List<Qualification> qualifications;
  private final Clock clock;

  Appointments(
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

  /** Registers a person under a staff number of six digits that nobody else has. */
  @Transactional
  public Person enrol(@Nullable Person by, String staffNo, String name) {
    new Violations.Gathering()
        .refuseIf(!staffNo.matches("[0-9]{6}"), Clause.HOUSE, "staffNo", "工号为六位数字。")
        .refuseIf(misnamed(name), Clause.HOUSE, "name", MISNAMED)
        .refuseIf(
            organization.person(staffNo).isPresent(),
            Clause.HOUSE,
            "staffNo",
            "工号 %s 已经登记。".formatted(staffNo))
        .throwIfAny();
    var id =
        db.sql("insert into person (staff_no, name) values (?, ?) returning id")
            .params(staffNo, name.strip())
            .query(Long.class)
            .single();
    trail.append(entry("person.enrolled", by).about("person", staffNo).with("name", name.strip()));
    return organization.person(id);
  }

  /** Corrects a person's name; the earlier one stays on record. */
  @Transactional
  public void rename(Person by, Person person, String name) {
    new Violations.Gathering()
        .refuseIf(misnamed(name), Clause.HOUSE, "name", MISNAMED)
        .throwIfAny();
    db.sql("update person set name = ? where id = ?").params(name.strip(), person.id()).update();
    trail.append(
        entry("person.renamed", by)
            .about("person", person.staffNo())
            .with("before", person.name())
            .with("name", name.strip()));
  }

  /**
   * Appoints from a day; refused where the unit has no such post, where someone holds it, or where
   * the person lacks what the post asks for (27-1). A day gone by is looked at as today.
   */
  @Enforces({MEASURES_5_1, MEASURES_8_1})
  @Transactional
  public Post appoint(
      @Nullable Person by, long personId, long unitId, PostKind kind, LocalDate from) {
    mustQualify(organization.person(personId), kind, from);
    var id =
        Refusals.asSentences(
            kind == PostKind.LIAISON ? MEASURES_8_1 : MEASURES_5_1,
            () ->
                orSentence(
                    "“%s”同一时间只能有一人，请先办理现任的免职。".formatted(kind.label()),
                    () ->
                        db.sql(
                                "insert into post (person_id, unit_id, kind, valid_from) values (?, ?, ?, ?) returning id")
                            .params(personId, unitId, kind.name(), from)
                            .query(Long.class)
                            .single()));
    trail.append(
        entry("post.begun", by)
            .about("unit", Long.toString(unitId))
            .with("person", organization.person(personId).staffNo())
            .with("kind", kind.name())
            .with("from", from.toString()));
    return db.sql(Organization.POST + " from post p where p.id = ?")
        .param(id)
        .query(Organization::post)
        .single();
  }

  /** Ends a post as of yesterday, so that it holds no right from this moment. */
  @Transactional
  public void end(Person by, long postId) {
    var today = LocalDate.now(clock);
    var post =
        db.sql(
                Organization.POST.replace("p.", "")
                    + " from post where id = ? and (valid_to is null or valid_to >= ?)")
            .params(postId, today)
            .query(Organization::post)
            .optional()
            .orElseThrow(() -> new Violations(Clause.HOUSE, "这一任职已经结束。"));
    if (post.from().equals(today)) {
      throw new Violations(Clause.HOUSE, "今天刚任职的，请明天再办理免职；需立即停权的，请安全管理员停用账号。");
    }
    db.sql("update post set valid_to = ? where id = ?").params(today.minusDays(1), postId).update();
    trail.append(
        entry("post.ended", by)
            .about("unit", Long.toString(post.unitId()))
            .with("person", organization.person(post.personId()).staffNo())
            .with("kind", post.kind().name()));
  }

  private void mustQualify(Person person, PostKind kind, LocalDate from) {
    var today = LocalDate.now(clock);
    var day = from.isBefore(today) ? today : from;
    var found = new Violations.Gathering();
    qualifications.forEach(q -> found.addAll(q.forPost(person, kind, day)));
    found.throwIfAny();
  }

  private static boolean misnamed(String name) {
    return name.strip().length() < 2 || name.length() > 40;
  }

  static Entry entry(String action, @Nullable Person by) {
    return by == null ? Entry.of(action, 0, "系统") : Entry.of(action, by.id(), by.name());
  }

  static <T> T orSentence(String sentence, Supplier<T> act) {
    try {
      return act.get();
    } catch (DataIntegrityViolationException e) {
      throw new Violations(Clause.HOUSE, sentence);
    }
  }
}
