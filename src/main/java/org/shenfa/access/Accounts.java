package org.shenfa.access;

import static org.shenfa.regulation.Clause.HOUSE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.database.Refusals;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.Post;
import org.shenfa.organization.UnitKind;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 账号: passwords, administrators and the count of failures. */
@Service
public class Accounts {
  /** argon2id with 64 MiB and three passes. */
  private static final PasswordEncoder ENCODER = new Argon2PasswordEncoder(16, 32, 1, 1 << 16, 3);

  private static final String NOBODY = ENCODER.encode("no such account, same time");

  private final JdbcClient db;
  private final Organization organization;
  private final AuditTrail trail;
  private final Clock clock;
  private final Semaphore hashing = new Semaphore(2, true);

  Accounts(JdbcClient db, Organization organization, AuditTrail trail, Clock clock) {
    this.db = db;
    this.organization = organization;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * The person behind a staff number and password; unknown names take as long as known ones.
   * Failures slow down only the source they come from, so that a stranger cannot lock an honest
   * user out.
   */
  public Optional<SignedIn> check(String staffNo, String password, String source) {
    if (password.length() > 128 || staffNo.length() > 20 || tooMany(staffNo, source)) {
      return Optional.empty();
    }
    var hash =
        db.sql(
                """
                select a.password_hash from account a join person p on p.id = a.person_id
                where p.staff_no = ? and a.disabled_at is null
                """)
            .param(staffNo)
            .query(String.class)
            .optional();
    var matches = matches(password, hash.orElse(NOBODY)) && hash.isPresent();
    db.sql("insert into login_attempt (staff_no, source, ok) values (?, ?, ?)")
        .params(staffNo, source, matches)
        .update();
    return matches ? organization.person(staffNo).flatMap(p -> signedIn(p.id())) : Optional.empty();
  }

  private boolean matches(String password, String hash) {
    hashing.acquireUninterruptibly();
    try {
      return ENCODER.matches(password, hash);
    } finally {
      hashing.release();
    }
  }

  private boolean tooMany(String staffNo, String source) {
    return db.sql(
            """
            select (select count(*) from login_attempt where staff_no = :name and source = :source and not ok
                and at > clock_timestamp() - interval '15 minutes'
                and at > coalesce((select max(at) from login_attempt
                  where staff_no = :name and source = :source and ok), '-infinity')) >= 5
              or (select count(*) from login_attempt where source = :source and not ok
                and at > clock_timestamp() - interval '15 minutes') >= 60
            """)
        .param("name", staffNo)
        .param("source", source)
        .query(Boolean.class)
        .single();
  }

  /** Everything this person holds today; empty once the account or every right has ended. */
  public Optional<SignedIn> signedIn(long personId) {
    var live =
        db.sql("select demo from account where person_id = ? and disabled_at is null")
            .param(personId)
            .query(Boolean.class)
            .optional();
    if (live.isEmpty()) {
      return Optional.empty();
    }
    var person = organization.person(personId);
    var posts = organization.postsOf(personId, LocalDate.now(clock));
    var admin =
        db.sql("select role from admin_role where person_id = ?")
            .param(personId)
            .query(AdminRole.class)
            .optional();
    if (posts.isEmpty() && admin.isEmpty()) {
      return Optional.empty();
    }
    var unit = posts.stream().findFirst().map(p -> organization.unit(p.unitId()));
    return Optional.of(
        new SignedIn(
            personId,
            person.staffNo(),
            person.name(),
            unit.map(u -> u.id()).orElse(0L),
            unit.map(u -> u.name()).orElse(""),
            unit.map(u -> u.kind() == UnitKind.PUBLICITY_OFFICE).orElse(false),
            posts.stream().map(Post::kind).collect(Collectors.toUnmodifiableSet()),
            admin.orElse(null),
            live.get()));
  }

  /** Opens an account; the password must be long and not the usual one. */
  @Transactional
  public void open(Person by, long personId, String password) {
    mustBeStrong(password);
    insert(personId, password, false);
    trail.append(
        Entry.of("account.opened", by.id(), by.name())
            .about("account", organization.person(personId).staffNo()));
  }

  private void insert(long personId, String password, boolean demo) {
    if (db.sql("select exists (select from account where person_id = ?)")
        .param(personId)
        .query(Boolean.class)
        .single()) {
      throw new Violations(HOUSE, "这位同志已经有账号。");
    }
    db.sql("insert into account (person_id, password_hash, demo) values (?, ?, ?)")
        .params(personId, hash(password), demo)
        .update();
  }

  private static String hash(String password) {
    return String.valueOf(ENCODER.encode(password));
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

  /** One line of the list of accounts. */
  public record Line(String staffNo, String name, String duty, boolean demo, boolean disabled) {}

  public List<Line> all() {
    return db.sql(
            """
            select p.staff_no, p.name, a.demo, a.disabled_at is not null as disabled,
              coalesce((select min(u.short_name || ' ' || q.kind) from post q join unit u on u.id = q.unit_id
                where q.person_id = p.id and q.valid_to is null), (select role from admin_role r where r.person_id = p.id), '') as duty
            from account a join person p on p.id = a.person_id order by p.staff_no
            """)
        .query(new DataClassRowMapper<>(Line.class))
        .list();
  }

  /** Demo only: one account for each person, all with the same documented password. */
  @Transactional
  public void openDemo(List<Person> people, String password) {
    var hash = hash(password);
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
    mustBeStrong(password);
    insert(person.id(), password, false);
    makeAdministrator(person, role);
  }

  /** Whether a password is too short, too long or too uniform. */
  static boolean weak(String password) {
    return password.length() < 15
        || password.length() > 128
        || password.chars().distinct().count() < 6;
  }

  private static void mustBeStrong(String password) {
    var distinct = password.chars().distinct().count();
    new Violations.Gathering()
        .refuseIf(password.length() < 15, HOUSE, "password", "密码至少 15 个字符，可以用一句话。")
        .refuseIf(password.length() > 128, HOUSE, "password", "密码最多 128 个字符。")
        .refuseIf(distinct < 6, HOUSE, "password", "密码里不同的字符太少，容易被猜中。")
        .throwIfAny();
  }
}
