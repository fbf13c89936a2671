package org.shenfa.organization;

import static org.shenfa.regulation.Clause.MEASURES_3_2;
import static org.shenfa.regulation.Clause.MEASURES_5_1;
import static org.shenfa.regulation.Clause.MEASURES_8_1;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.database.Refusals;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 机构: who holds which post on which day. Rows are dated; an end is set, nothing is rewritten. */
@Service
public class Organization {
  private static final String POST =
      "select p.id, p.person_id, p.unit_id, p.kind, p.valid_from, p.valid_to";

  private final JdbcClient db;
  private final AuditTrail trail;
  private final Clock clock;

  Organization(JdbcClient db, AuditTrail trail, Clock clock) {
    this.db = db;
    this.trail = trail;
    this.clock = clock;
  }

  public Unit unit(long id) {
    return db.sql("select id, kind, name, short_name from unit where id = ?")
        .param(id)
        .query(Organization::unit)
        .optional()
        .orElseThrow(NoSuchElementException::new);
  }

  /** Units that exist today, in their order. */
  public List<Unit> units() {
    return db.sql(
            "select id, kind, name, short_name from unit where valid_to is null order by sort, id")
        .query(Organization::unit)
        .list();
  }

  /** The single office of a kind the regulation names. */
  public Unit only(UnitKind kind) {
    return units().stream()
        .filter(u -> u.kind() == kind)
        .findFirst()
        .orElseThrow(
            () -> new Violations(Clause.HOUSE, "机构里还没有“%s”，请先登记。".formatted(kind.label())));
  }

  public Person person(long id) {
    return db.sql("select id, staff_no, name from person where id = ?")
        .param(id)
        .query(Organization::person)
        .optional()
        .orElseThrow(NoSuchElementException::new);
  }

  public Optional<Person> person(String staffNo) {
    return db.sql("select id, staff_no, name from person where staff_no = ?")
        .param(staffNo)
        .query(Organization::person)
        .optional();
  }

  /**
   * The person somebody named by staff number in a form.
   *
   * @param field the form's field, for the refusal when nobody has this number
   */
  public Person registered(String staffNo, String field) {
    return person(staffNo.strip())
        .orElseThrow(() ->
            new Violations(
                List.of(
                    new Violation(
                        Clause.HOUSE, field, "工号“%s”没有登记，请核对六位工号。".formatted(staffNo.strip())))));
  }

  /** Everybody registered, by staff number. */
  public List<Person> people() {
    return db.sql("select id, staff_no, name from person order by staff_no")
        .query(Organization::person)
        .list();
  }

  /** Posts of a person on a day; those held through a delegation are not among them. */
  public List<Post> postsOf(long personId, LocalDate on) {
    return db.sql(
            POST
                + """
                 from post p where p.person_id = ? and ? between p.valid_from and coalesce(p.valid_to, 'infinity')
                 order by p.id
                """)
        .params(personId, on)
        .query(Organization::post)
        .list();
  }

  /** All posts a unit has had, ended ones included, newest first. */
  public List<Post> history(long unitId) {
    return db.sql(POST + " from post p where p.unit_id = ? order by p.valid_from desc, p.id desc")
        .param(unitId)
        .query(Organization::post)
        .list();
  }

  /** Everyone who may sign as this post on a day: its holders, then those they delegated to. */
  public List<Authority> holders(long unitId, PostKind kind, LocalDate on) {
    var all = new ArrayList<Authority>();
    var posts =
        db.sql(
                POST
                    + """
                     from post p where p.unit_id = ? and p.kind = ?
                       and ? between p.valid_from and coalesce(p.valid_to, 'infinity') order by p.id
                    """)
            .params(unitId, kind.name(), on)
            .query(Organization::post)
            .list();
    for (var post : posts) {
      all.add(new Authority(person(post.personId()), post, null));
    }
    for (var post : posts) {
      for (var delegation : delegationsOf(post.id(), on)) {
        all.add(new Authority(person(delegation.receiverId()), post, delegation));
      }
    }
    return List.copyOf(all);
  }

  /**
   * The authority of one person for one post on a day; their own post comes before a delegation.
   */
  public Optional<Authority> authority(long personId, long unitId, PostKind kind, LocalDate on) {
    return holders(unitId, kind, on).stream().filter(a -> a.person().id() == personId).findFirst();
  }

  private List<Delegation> delegationsOf(long postId, LocalDate on) {
    return db.sql(
            """
            select id, post_id, receiver_id, valid_from, valid_to, reason from delegation
            where post_id = ? and revoked_at is null and ? between valid_from and valid_to order by id
            """)
        .params(postId, on)
        .query(Organization::delegation)
        .list();
  }

  /** Delegations that are in force or still to come, given or received by a person. */
  public List<Delegation> delegations(long personId) {
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

  /** Posts that must be filled and are not, one sentence each (8-1, 16-1). */
  @Enforces(MEASURES_8_1)
  public List<String> gaps(LocalDate on) {
    var gaps = new ArrayList<String>();
    for (var unit : units()) {
      if (unit.kind() == UnitKind.LEADERSHIP) {
        if (holders(unit.id(), PostKind.PRINCIPAL_LEADER, on).isEmpty()) {
          gaps.add("厅领导中没有登记主要领导");
        }
        continue;
      }
      var needed = new ArrayList<>(List.of(PostKind.UNIT_HEAD, PostKind.SECRECY_REVIEWER));
      switch (unit.kind()) {
        case AFFILIATE, SAFETY_TECH_CENTER, CITY_BUREAU -> needed.add(PostKind.LIAISON);
        case PUBLICITY_OFFICE -> needed.addAll(List.of(PostKind.CLERK, PostKind.INTAKE_CLERK));
        case GENERAL_OFFICE -> needed.addAll(List.of(PostKind.CLERK, PostKind.PETITION_CLERK));
        case LEADERSHIP, TECHNOLOGY_DIVISION, EQUIPMENT_DIVISION, DIVISION ->
            needed.add(PostKind.CLERK);
      }
      for (var kind : needed) {
        if (holders(unit.id(), kind, on).isEmpty()) {
          gaps.add("%s缺%s".formatted(unit.name(), kind.label()));
        }
      }
    }
    return List.copyOf(gaps);
  }

  /** Registers a unit from today; refused where there can be only one of its kind. */
  @Transactional
  public Unit establish(
      @Nullable Person by, UnitKind kind, String name, String shortName, int sort) {
    mustBeNames(name, shortName);
    var id =
        orSentence(
            "这类单位只能有一个，已经登记过。",
            () ->
                db.sql(
                        "insert into unit (kind, name, short_name, sort, valid_from) values (?, ?, ?, ?, ?) returning id")
                    .params(
                        kind.name(), name.strip(), shortName.strip(), sort, LocalDate.now(clock))
                    .query(Long.class)
                    .single());
    trail.append(
        entry("unit.established", by).about("unit", Long.toString(id)).with("name", name.strip()));
    return unit(id);
  }

  static void mustBeNames(String name, String shortName) {
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

  static void mustBeName(String name) {
    new Violations.Gathering()
        .refuseIf(
            name.strip().length() < 2 || name.length() > 40, Clause.HOUSE, "name", "姓名 2 到 40 字。")
        .throwIfAny();
  }

  /** Registers a person under a staff number of six digits that nobody else has. */
  @Transactional
  public Person enrol(@Nullable Person by, String staffNo, String name) {
    new Violations.Gathering()
        .refuseIf(!staffNo.matches("[0-9]{6}"), Clause.HOUSE, "staffNo", "工号为六位数字。")
        .refuseIf(
            name.strip().length() < 2 || name.length() > 40, Clause.HOUSE, "name", "姓名 2 到 40 字。")
        .refuseIf(
            person(staffNo).isPresent(), Clause.HOUSE, "staffNo", "工号 %s 已经登记。".formatted(staffNo))
        .throwIfAny();
    var id =
        db.sql("insert into person (staff_no, name) values (?, ?) returning id")
            .params(staffNo, name.strip())
            .query(Long.class)
            .single();
    trail.append(entry("person.enrolled", by).about("person", staffNo).with("name", name.strip()));
    return person(id);
  }

  /** Corrects a person's name; the earlier one stays on record. */
  @Transactional
  public void rename(Person by, Person person, String name) {
    mustBeName(name);
    db.sql("update person set name = ? where id = ?").params(name.strip(), person.id()).update();
    trail.append(
        entry("person.renamed", by)
            .about("person", person.staffNo())
            .with("before", person.name())
            .with("name", name.strip()));
  }

  /** Appoints from today; refused where the unit has no such post or someone holds it. */
  @Enforces({MEASURES_5_1, MEASURES_8_1})
  @Transactional
  public Post appoint(
      @Nullable Person by, long personId, long unitId, PostKind kind, LocalDate from) {
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
            .with("person", person(personId).staffNo())
            .with("kind", kind.name())
            .with("from", from.toString()));
    return db.sql(POST + " from post p where p.id = ?")
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
                POST.replace("p.", "")
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
            .with("person", person(post.personId()).staffNo())
            .with("kind", post.kind().name()));
  }

  /** Lets a colleague of the same unit sign for one's own post, for at most 90 days. */
  @Enforces(MEASURES_3_2)
  @Transactional
  public Delegation delegate(
      Person by, long postId, long receiverId, LocalDate from, LocalDate to, String reason) {
    var today = LocalDate.now(clock);
    var mine = postsOf(by.id(), today).stream().anyMatch(p -> p.id() == postId);
    new Violations.Gathering()
        .refuseIf(!mine, Clause.MEASURES_16_1, "post", "只能委托自己现任的职务；受托的职务不能再转委托。")
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
        entry("delegation.given", by)
            .about("delegation", Long.toString(id))
            .with("receiver", person(receiverId).staffNo())
            .with("from", from.toString())
            .with("to", to.toString())
            .with("reason", reason.strip()));
    return new Delegation(id, postId, receiverId, from, to, reason.strip());
  }

  /** Ends a delegation at once; its giver or its receiver may. */
  @Transactional
  public void revoke(Person by, long delegationId) {
    if (delegations(by.id()).stream().noneMatch(d -> d.id() == delegationId)) {
      throw new NoSuchElementException();
    }
    db.sql("update delegation set revoked_at = clock_timestamp() where id = ?")
        .param(delegationId)
        .update();
    trail.append(entry("delegation.revoked", by).about("delegation", Long.toString(delegationId)));
  }

  static Entry entry(String action, @Nullable Person by) {
    return by == null ? Entry.of(action, 0, "系统") : Entry.of(action, by.id(), by.name());
  }

  private static <T> T orSentence(String sentence, java.util.function.Supplier<T> act) {
    try {
      return act.get();
    } catch (DataIntegrityViolationException e) {
      throw new Violations(Clause.HOUSE, sentence);
    }
  }

  private static Unit unit(ResultSet row, int n) throws SQLException {
    return new Unit(
        row.getLong("id"),
        UnitKind.valueOf(row.getString("kind")),
        row.getString("name"),
        row.getString("short_name"));
  }

  private static Person person(ResultSet row, int n) throws SQLException {
    return new Person(row.getLong("id"), row.getString("staff_no"), row.getString("name"));
  }

  static Post post(ResultSet row, int n) throws SQLException {
    return new Post(
        row.getLong("id"),
        row.getLong("person_id"),
        row.getLong("unit_id"),
        PostKind.valueOf(row.getString("kind")),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class));
  }

  private static Delegation delegation(ResultSet row, int n) throws SQLException {
    return new Delegation(
        row.getLong("id"),
        row.getLong("post_id"),
        row.getLong("receiver_id"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        row.getString("reason"));
  }
}
