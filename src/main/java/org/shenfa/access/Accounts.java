package org.shenfa.access;

import static org.shenfa.regulation.Clause.HOUSE;

import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.database.Refusals;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** 账号: who can sign in, with which password, and who the administrators are. */
@Service
public class Accounts {
  private final JdbcClient db;
  private final Passwords passwords;
  private final SigningIn signingIn;
  private final Organization organization;
  private final AuditTrail trail;
  private final TransactionTemplate transaction;

  Accounts(
      JdbcClient db,
      Passwords passwords,
      SigningIn signingIn,
      Organization organization,
      AuditTrail trail,
      TransactionTemplate transaction) {
    this.db = db;
    this.passwords = passwords;
    this.signingIn = signingIn;
    this.organization = organization;
    this.trail = trail;
    this.transaction = transaction;
  }

  /** Opens an account with an initial password, to be changed at the first sign-in. */
  @Transactional
  public void open(Person by, long personId, String password) {
    Passwords.mustBeStrong(password);
    insert(personId, password, true);
    trail.append(
        Entry.of("account.opened", by.id(), by.name())
            .about("account", organization.person(personId).staffNo()));
  }

  private void insert(long personId, String password, boolean mustChange) {
    if (db.sql("select exists (select from account where person_id = ?)")
        .param(personId)
        .query(Boolean.class)
        .single()) {
      throw new Violations(HOUSE, "这位同志已经有账号。");
    }
    db.sql(
            """
            insert into account (person_id, password_hash, demo, must_change)
            values (?, ?, false, ?)
            """)
        .params(personId, Passwords.hash(password), mustChange)
        .update();
  }

  /** Closes an account at once; its sessions end with the next request. */
  @Transactional
  public void disable(Person by, String staffNo) {
    var person = organization.person(staffNo).orElseThrow();
    if (person.id() == by.id()) {
      throw new Violations(HOUSE, "不能停用自己的账号。");
    }
    db.sql(
            "update account set disabled_at = clock_timestamp() where person_id = ? and disabled_at is null")
        .param(person.id())
        .update();
    trail.append(Entry.of("account.disabled", by.id(), by.name()).about("account", staffNo));
  }

  private record State(boolean demo, boolean disabled) {}

  /**
   * Gives a person who lost password or device a new initial password and takes the second factor
   * away; every session of theirs ends. One's own is changed with the old one only.
   */
  @Enforces(HOUSE)
  @Transactional
  public String reset(Person by, String staffNo) {
    var person = organization.person(staffNo).orElseThrow();
    var account =
        db.sql(
                """
                select demo, disabled_at is not null as disabled from account
                where person_id = ? for update
                """)
            .param(person.id())
            .query(new DataClassRowMapper<>(State.class))
            .optional()
            .orElseThrow();
    new Violations.Gathering()
        .refuseIf(person.id() == by.id(), HOUSE, null, "自己的密码和二次核验在“我的账号”里改，要输入原密码；不能在这里重设。")
        .refuseIf(account.disabled(), HOUSE, null, "这个账号已停用，不能重设。")
        .refuseIf(account.demo(), HOUSE, null, "演示账号的密码是公开的，不能重设。")
        .throwIfAny();
    var password = passwords.initial();
    db.sql(
            """
            update account set password_hash = ?, must_change = true, generation = generation + 1
            where person_id = ?
            """)
        .params(Passwords.hash(password), person.id())
        .update();
    var had = db.sql("delete from second_factor where person_id = ?").param(person.id()).update();
    trail.append(
        Entry.of("account.reset", by.id(), by.name())
            .about("account", staffNo)
            .with("secondFactor", had == 1 ? "removed" : "none"));
    return password;
  }

  /** Whether this is the password of the person signed in; a wrong one is counted. */
  boolean proves(SignedIn me, String password, Source source) {
    var hash =
        db.sql("select password_hash from account where person_id = ? and disabled_at is null")
            .param(me.personId())
            .query(String.class)
            .optional();
    return passwords.match(me.staffNo(), password, hash, source);
  }

  /**
   * Changes one's own password, with the old one; every other session of the account ends. The
   * answer is the session that goes on.
   */
  @Enforces(HOUSE)
  public SignedIn change(SignedIn me, String old, String wanted, Source source) {
    if (me.demo()) {
      throw new Violations(HOUSE, "演示账号的密码是公开的，不能改。");
    }
    if (!proves(me, old, source)) {
      throw new Violations(List.of(new Violation(HOUSE, "old", "原密码不对，或者刚才试得太多，请稍候再试。")));
    }
    if (old.equals(wanted)) {
      throw new Violations(List.of(new Violation(HOUSE, "password", "新密码不能与原密码相同。")));
    }
    Passwords.mustBeStrong(wanted);
    transaction.executeWithoutResult(all -> {
      // A reset that came in between counts for more.
      var changed =
          db.sql(
                  """
                  update account set password_hash = ?, must_change = false, generation = generation + 1
                  where person_id = ? and generation = ? and disabled_at is null
                  """)
              .params(Passwords.hash(wanted), me.personId(), me.sitting().generation())
              .update();
      if (changed == 0) {
        throw new NoSuchElementException();
      }
      trail.append(
          Entry.of("account.password", me.personId(), me.name()).about("account", me.staffNo()));
    });
    return signingIn.begun(me.personId(), me.sitting().verified()).orElseThrow();
  }

  /** One line of the list of accounts. */
  public record Line(
      String staffNo,
      String name,
      String duty,
      boolean demo,
      boolean disabled,
      boolean enrolled,
      boolean mustChange) {}

  public List<Line> all() {
    return db.sql(
            """
            select p.staff_no, p.name, a.demo, a.disabled_at is not null as disabled, a.must_change,
              exists (select from second_factor f where f.person_id = p.id) as enrolled,
              held.unit, held.kind, r.role
            from account a join person p on p.id = a.person_id left join admin_role r on r.person_id = p.id
              left join lateral (select u.short_name as unit, q.kind from post q join unit u on u.id = q.unit_id
                where q.person_id = p.id and q.valid_to is null order by q.id limit 1) held on true
            order by p.staff_no
            """)
        .query((row, n) ->
            new Line(
                row.getString("staff_no"),
                row.getString("name"),
                duty(row.getString("unit"), row.getString("kind"), row.getString("role")),
                row.getBoolean("demo"),
                row.getBoolean("disabled"),
                row.getBoolean("enrolled"),
                row.getBoolean("must_change")))
        .list();
  }

  private static String duty(@Nullable String unit, @Nullable String kind, @Nullable String role) {
    if (role != null) {
      return AdminRole.valueOf(role).label();
    }
    return unit == null || kind == null ? "" : unit + " · " + PostKind.valueOf(kind).label();
  }

  /** Demo only: one account for each person, all with the same documented password. */
  @Transactional
  public void openDemo(List<Person> people, String password) {
    var hash = Passwords.hashOfPrinted(password);
    for (var person : people) {
      db.sql(
              "insert into account (person_id, password_hash, demo) values (?, ?, true) on conflict do nothing")
          .params(person.id(), hash)
          .update();
    }
    trail.append(Entry.of("account.demo", 0, "系统").with("count", Integer.toString(people.size())));
  }

  /** Makes a person one of the three administrators; refused to anyone with a post. */
  @Transactional
  public void makeAdministrator(Person person, AdminRole role) {
    Refusals.asSentences(
        HOUSE,
        () ->
            db.sql("insert into admin_role (person_id, role) values (?, ?)")
                .params(person.id(), role.name())
                .update());
    trail.append(
        Entry.of("account.administrator", 0, "系统")
            .about("account", person.staffNo())
            .with("role", role.name()));
  }

  /** Whether nobody can sign in yet. */
  public boolean none() {
    return db.sql("select not exists (select from account)").query(Boolean.class).single();
  }

  /** First start on a configured server: opens the account of one administrator. */
  @Transactional
  public void openFirst(Person person, String password, AdminRole role) {
    Passwords.mustBeStrong(password);
    insert(person.id(), password, false);
    makeAdministrator(person, role);
  }
}
