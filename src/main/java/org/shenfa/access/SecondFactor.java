package org.shenfa.access;

import static org.shenfa.regulation.Clause.HOUSE;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.bouncycastle.util.encoders.Base32;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 二次核验: codes by time (RFC 6238: SHA-1, six digits, thirty seconds), each step of time accepted
 * once, and ten recovery codes, each good once.
 */
@Service
public class SecondFactor {
  private final JdbcClient db;
  private final Accounts accounts;
  private final SigningIn signingIn;
  private final Attempts attempts;
  private final AccessKey key;
  private final RecoveryCodes recovery;
  private final AuditTrail trail;
  private final TransactionTemplate transaction;
  private final Clock clock;

  SecondFactor(
      JdbcClient db,
      Accounts accounts,
      SigningIn signingIn,
      Attempts attempts,
      AccessKey key,
      RecoveryCodes recovery,
      AuditTrail trail,
      TransactionTemplate transaction,
      Clock clock) {
    this.db = db;
    this.accounts = accounts;
    this.signingIn = signingIn;
    this.attempts = attempts;
    this.key = key;
    this.recovery = recovery;
    this.trail = trail;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What came of a code. */
  public enum Verdict {
    RIGHT,
    WRONG,
    /** Wrong, and the source has used up what it may try. */
    TOO_MANY
  }

  /** What came of showing a code, and the session it makes when it was right. */
  public record Shown(Verdict verdict, @Nullable SignedIn now, List<String> recoveryCodes) {
    static Shown of(Verdict verdict) {
      return new Shown(verdict, null, List.of());
    }
  }

  /** A new secret, sealed for this person; it counts for nothing until a code confirms it. */
  public byte[] draw(SignedIn me) {
    return key.seal(purpose(me.personId()), key.random(20));
  }

  /** The secret as a person types it and as an authenticator reads it. */
  public Secret reveal(SignedIn me, byte[] sealed) {
    var text =
        new String(
            Base32.encode(key.open(purpose(me.personId()), sealed)), StandardCharsets.US_ASCII);
    return new Secret(
        text.replaceAll("(.{4})(?=.)", "$1 "),
        "otpauth://totp/Shenfa:%s?secret=%s&issuer=Shenfa&algorithm=SHA1&digits=6&period=30"
            .formatted(me.staffNo(), text));
  }

  /** A secret in groups of four, and its address for an authenticator. */
  public record Secret(String groups, String address) {}

  /** Keeps a secret once its first code was right; the recovery codes are answered only here. */
  @Enforces(HOUSE)
  @Transactional
  public Shown enrol(SignedIn me, byte[] sealed, String code, Source source) {
    lock(me);
    if (attempts.tooMany(me.staffNo(), source)) {
      return Shown.of(Verdict.TOO_MANY);
    }
    var step =
        TimeCodes.step(
            key.open(purpose(me.personId()), sealed), code, Long.MIN_VALUE, clock.instant());
    if (step.isEmpty()) {
      return wrong(me, source);
    }
    var kept =
        db.sql(
                """
                insert into second_factor (person_id, secret, last_step) values (?, ?, ?)
                on conflict do nothing
                """)
            .params(me.personId(), sealed, step.getAsLong())
            .update();
    if (kept == 0) {
      throw new NoSuchElementException();
    }
    var codes = recovery.draw(me.personId());
    note("account.second_factor", me);
    return right(me, source, codes);
  }

  /** Whether a code, or a recovery code, is right; either is used up by it. */
  @Enforces(HOUSE)
  @Transactional
  public Shown show(SignedIn me, String code, Source source) {
    lock(me);
    if (attempts.tooMany(me.staffNo(), source)) {
      return Shown.of(Verdict.TOO_MANY);
    }
    return use(me, code) ? right(me, source, List.of()) : wrong(me, source);
  }

  /**
   * Takes one's own second factor away, so that a new device can be enrolled; asks for both the
   * password and a code. Every session of the account ends with it.
   */
  @Enforces(HOUSE)
  public void end(SignedIn me, String password, String code, Source source) {
    var ended =
        accounts.proves(me, password, source)
            && Boolean.TRUE.equals(transaction.execute(all -> ended(me, code, source)));
    if (!ended) {
      throw new Violations(HOUSE, "密码或验证码不对，或者刚才试得太多，请稍候再试。");
    }
  }

  private boolean ended(SignedIn me, String code, Source source) {
    lock(me);
    if (attempts.tooMany(me.staffNo(), source)) {
      return false;
    }
    if (!use(me, code)) {
      attempts.failed(me.staffNo(), source);
      return false;
    }
    db.sql("delete from second_factor where person_id = ?").param(me.personId()).update();
    db.sql("update account set generation = generation + 1 where person_id = ?")
        .param(me.personId())
        .update();
    note("account.second_factor_ended", me);
    return true;
  }

  /** When a person enrolled, and how many recovery codes are left. */
  public record State(Instant enrolledAt, int recoveryCodes) {}

  public Optional<State> state(long personId) {
    return db.sql(
            """
            select enrolled_at, (select count(*) from recovery_code r where r.person_id = f.person_id) as recovery_codes
            from second_factor f where person_id = ?
            """)
        .param(personId)
        .query((row, n) ->
            new State(row.getTimestamp("enrolled_at").toInstant(), row.getInt("recovery_codes")))
        .optional();
  }

  private record Kept(byte[] secret, long lastStep) {}

  private boolean use(SignedIn me, String code) {
    var kept =
        db.sql("select secret, last_step from second_factor where person_id = ?")
            .param(me.personId())
            .query(new DataClassRowMapper<>(Kept.class))
            .optional();
    if (kept.isEmpty()) {
      return false;
    }
    var step =
        TimeCodes.step(
            key.open(purpose(me.personId()), kept.get().secret()),
            code,
            kept.get().lastStep(),
            clock.instant());
    if (step.isPresent()) {
      db.sql("update second_factor set last_step = ? where person_id = ?")
          .params(step.getAsLong(), me.personId())
          .update();
      return true;
    }
    var used = recovery.use(me.personId(), code);
    if (used) {
      note("account.recovery_code", me);
    }
    return used;
  }

  private Shown right(SignedIn me, Source source, List<String> recoveryCodes) {
    attempts.succeeded(me.staffNo(), source);
    return new Shown(
        Verdict.RIGHT, signingIn.begun(me.personId(), true).orElseThrow(), recoveryCodes);
  }

  private Shown wrong(SignedIn me, Source source) {
    attempts.failed(me.staffNo(), source);
    return Shown.of(attempts.tooMany(me.staffNo(), source) ? Verdict.TOO_MANY : Verdict.WRONG);
  }

  /** One code at a time for an account, or several at once would pass as one. */
  private void lock(SignedIn me) {
    var live =
        db.sql(
                """
                select person_id from account
                where person_id = ? and generation = ? and disabled_at is null for update
                """)
            .params(me.personId(), me.sitting().generation())
            .query(Long.class)
            .optional();
    if (live.isEmpty()) {
      throw new NoSuchElementException();
    }
  }

  private void note(String action, SignedIn me) {
    trail.append(Entry.of(action, me.personId(), me.name()).about("account", me.staffNo()));
  }

  private static String purpose(long personId) {
    return "second factor " + personId;
  }
}
