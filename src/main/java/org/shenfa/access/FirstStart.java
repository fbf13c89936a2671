package org.shenfa.access;

import static org.shenfa.regulation.Clause.HOUSE;
import static org.shenfa.regulation.Clause.MEASURES_5_1;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.organization.Appointments;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 首次设置: while a configured server has no account at all, one link, drawn anew at each start and
 * good for a day, makes the three administrators. Only its hash is kept, and only in memory.
 */
@Service
public class FirstStart {
  private static final Duration GOOD_FOR = Duration.ofHours(24);

  private final Accounts accounts;
  private final Appointments appointments;
  private final JdbcClient db;
  private final Clock clock;
  private final boolean demo;
  private byte @Nullable [] hash;
  private Instant until = Instant.EPOCH;

  FirstStart(
      Accounts accounts,
      Appointments appointments,
      JdbcClient db,
      Clock clock,
      @Value("${shenfa.demo:false}") boolean demo) {
    this.accounts = accounts;
    this.appointments = appointments;
    this.db = db;
    this.clock = clock;
    this.demo = demo;
  }

  /** One administrator to be. */
  public record Administrator(AdminRole role, String staffNo, String name, String password) {}

  /** A new token in place of any earlier one; empty for a demo, and once there is an account. */
  public synchronized Optional<String> token() {
    if (demo || !accounts.none()) {
      return Optional.empty();
    }
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    hash = sha256(token);
    until = clock.instant().plus(GOOD_FOR);
    return Optional.of(token);
  }

  /** Whether the set-up may be done with this token now. */
  public synchronized boolean open(String token) {
    return hash != null
        && clock.instant().isBefore(until)
        && MessageDigest.isEqual(hash, sha256(token))
        && accounts.none();
  }

  /**
   * Makes the three administrators, three different people, all or none.
   *
   * @throws Violations for every field that does not do
   */
  @Enforces(MEASURES_5_1)
  @Transactional
  public synchronized void make(List<Administrator> three) {
    db.sql("select pg_advisory_xact_lock(hashtextextended('first start', 0))").query().singleRow();
    var found = new Violations.Gathering();
    found.refuseIf(!accounts.none(), HOUSE, null, "已经有账号，首次设置不再开放。");
    found.refuseIf(
        three.stream().map(a -> a.staffNo().strip()).distinct().count() < 3,
        MEASURES_5_1,
        null,
        "系统、安全、审计三名管理员须是三个人，工号不能相同。");
    found.refuseIf(
        three.stream().map(Administrator::password).distinct().count() < 3,
        HOUSE,
        null,
        "三个人的密码不能相同，请各自输入。");
    for (var one : three) {
      found
          .refuseIf(
              !one.staffNo().strip().matches("[0-9]{6}"),
              HOUSE,
              "staffNo",
              one.role().label() + "的工号应为六位数字。")
          .refuseIf(
              one.name().strip().length() < 2 || one.name().strip().length() > 30,
              HOUSE,
              "name",
              "请填写" + one.role().label() + "的姓名（2 至 30 字）。");
      for (var weakness : Passwords.weaknesses(one.password())) {
        found.refuseIf(true, HOUSE, "password", one.role().label() + "：" + weakness.sentence());
      }
    }
    found.throwIfAny();
    for (var one : three) {
      var person = appointments.enrol(null, one.staffNo().strip(), one.name().strip());
      accounts.openFirst(person, one.password(), one.role());
    }
    hash = null;
  }

  private static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
