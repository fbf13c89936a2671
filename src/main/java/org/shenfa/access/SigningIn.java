package org.shenfa.access;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.SignedIn.Sitting;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Post;
import org.shenfa.organization.UnitKind;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 登录: from a password to what a session may do now. */
@Service
public class SigningIn {
  /** How long a session may owe its second factor or its new password. */
  private static final Duration HALF = Duration.ofMinutes(15);

  private final JdbcClient db;
  private final Passwords passwords;
  private final Attempts attempts;
  private final Organization organization;
  private final Appearances appearances;
  private final Clock clock;

  SigningIn(
      JdbcClient db,
      Passwords passwords,
      Attempts attempts,
      Organization organization,
      Appearances appearances,
      Clock clock) {
    this.db = db;
    this.passwords = passwords;
    this.attempts = attempts;
    this.organization = organization;
    this.appearances = appearances;
    this.clock = clock;
  }

  /**
   * The person behind a staff number and password; unknown names take as long as known ones. Where
   * a second factor is due, a right password is no success yet: the count of wrong codes would
   * start anew with each.
   */
  public Optional<SignedIn> check(String staffNo, String password, Source source) {
    if (staffNo.length() > 20) {
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
    if (!passwords.match(staffNo, password, hash, source)) {
      return Optional.empty();
    }
    var who = organization.person(staffNo).flatMap(p -> begun(p.id(), false));
    if (who.map(SignedIn::demo).orElse(false)) {
      attempts.succeeded(staffNo, source);
    }
    return who;
  }

  /**
   * Everything the person of a session holds today; empty once the account, every right or the
   * session's generation has ended, or when it stayed half signed in for too long.
   */
  public Optional<SignedIn> again(SignedIn then) {
    return read(then.personId(), then.sitting())
        .filter(now -> now.sitting().generation() == then.sitting().generation())
        .filter(now ->
            now.due() == Due.NOTHING || now.sitting().since().plus(HALF).isAfter(clock.instant()));
  }

  /** A session that begins now. */
  Optional<SignedIn> begun(long personId, boolean verified) {
    return read(personId, new Sitting(0, clock.instant(), verified));
  }

  private record Account(boolean demo, boolean mustChange, int generation, boolean enrolled) {
    Due due(boolean verified) {
      if (!demo && !verified) {
        return enrolled ? Due.CODE : Due.ENROLMENT;
      }
      return mustChange ? Due.PASSWORD : Due.NOTHING;
    }
  }

  private Optional<SignedIn> read(long personId, @Nullable Sitting sitting) {
    var live =
        db.sql(
                """
                select demo, must_change, generation,
                  exists (select from second_factor f where f.person_id = a.person_id) as enrolled
                from account a where person_id = ? and disabled_at is null
                """)
            .param(personId)
            .query(new DataClassRowMapper<>(Account.class))
            .optional();
    // A session stored by an earlier version of the product has no sitting.
    if (live.isEmpty() || sitting == null) {
      return Optional.empty();
    }
    var account = live.get();
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
            unit.map(u -> u.kind() == UnitKind.GENERAL_OFFICE).orElse(false),
            posts.stream().map(Post::kind).collect(Collectors.toUnmodifiableSet()),
            admin.orElse(null),
            account.demo(),
            appearances.of(personId),
            new Sitting(account.generation(), sitting.since(), sitting.verified()),
            account.due(sitting.verified())));
  }
}
