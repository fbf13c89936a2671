package org.shenfa.organization;

import static org.shenfa.regulation.Clause.MEASURES_8_1;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 机构: who holds which post on which day, and who signs for whom. */
@Service
public class Organization {
  static final String POST =
      "select p.id, p.person_id, p.unit_id, p.kind, p.valid_from, p.valid_to";

  private final JdbcClient db;

  Organization(JdbcClient db) {
    this.db = db;
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

  /** Who holds a post in a unit on a day, each once. */
  public List<Person> staff(long unitId, LocalDate on) {
    return history(unitId).stream()
        .filter(p -> !p.from().isAfter(on) && (p.to() == null || !p.to().isBefore(on)))
        .map(p -> person(p.personId()))
        .distinct()
        .toList();
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

  /** Posts that must be filled and are not, one sentence each (8-1, 16-1). */
  @Enforces(MEASURES_8_1)
  public List<String> gaps(LocalDate on) {
    var gaps = new ArrayList<String>();
    for (var unit : units()) {
      for (var kind : unit.kind().posts()) {
        if (holders(unit.id(), kind, on).isEmpty()) {
          gaps.add(
              kind == PostKind.PRINCIPAL_LEADER
                  ? "厅领导中没有登记主要领导"
                  : "%s缺%s".formatted(unit.name(), kind.label()));
        }
      }
    }
    return List.copyOf(gaps);
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

  static Delegation delegation(ResultSet row, int n) throws SQLException {
    return new Delegation(
        row.getLong("id"),
        row.getLong("post_id"),
        row.getLong("receiver_id"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        row.getString("reason"));
  }
}
