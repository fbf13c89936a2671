package org.shenfa.reminders;

import static org.shenfa.regulation.Clause.HOUSE;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.Moments;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.shenfa.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 告知公众的邮件: tells people who left an address for it that there is news of a case of theirs, by
 * number and state alone. Looks at what stands in the course, so nothing is mailed that was not
 * kept, and nothing is forgotten. The address is opened by the system for this and shown to nobody.
 */
@Service
public class CitizenMail {
  private static final Logger LOG = LoggerFactory.getLogger(CitizenMail.class);
  private static final Duration AGAIN = Duration.ofMinutes(10);

  /** Each wait is twice the last: the eighth mail leaves about a day after the first. */
  private static final int TRIES = 8;

  /**
   * So many that fail one after another end the round: the server is down, not the address wrong.
   */
  private static final int FAILURES = 3;

  private final JdbcClient db;
  private final PostOffice post;
  private final Vault vault;
  private final Map<String, CitizenNews> kinds;
  private final TransactionOperations transaction;
  private final Clock clock;

  CitizenMail(
      JdbcClient db,
      PostOffice post,
      Vault vault,
      List<CitizenNews> kinds,
      TransactionOperations transaction,
      Clock clock) {
    this.db = db;
    this.post = post;
    this.vault = vault;
    this.kinds =
        kinds.stream().collect(Collectors.toMap(CitizenNews::procedure, Function.identity()));
    this.transaction = transaction;
    this.clock = clock;
  }

  private record Untold(
      String procedure,
      long id,
      String number,
      long identity,
      String state,
      int news,
      int tries,
      @Nullable Instant triedAt) {

    boolean due(Instant now) {
      return triedAt == null || !now.isBefore(triedAt.plus(AGAIN.multipliedBy(1L << (tries - 1))));
    }
  }

  /** Whether mail can be promised: nothing set, nothing promised. */
  public boolean possible() {
    return post.open();
  }

  /** Somebody whom a clerk took down asked to be told of a case. */
  public void wish(String procedure, long id) {
    db.sql("insert into citizen_mail_wish (procedure, case_id) values (?, ?)")
        .params(procedure, id)
        .update();
  }

  /** One node does it at a time; another one has nothing to wait for. */
  @Scheduled(fixedDelay = 30_000, initialDelay = 25_000)
  void tick() {
    alone("select pg_try_advisory_xact_lock(hashtextextended('citizen mail', 0))", clock.instant());
  }

  /** Mails what there is to tell at this moment, after whoever is at it. */
  @Enforces(HOUSE)
  public void send(Instant now) {
    alone("select pg_advisory_xact_lock(hashtextextended('citizen mail', 0)) is not null", now);
  }

  private void alone(String lock, Instant now) {
    if (!possible()) {
      return;
    }
    transaction.executeWithoutResult(t -> {
      if (db.sql(lock).query(Boolean.class).single()) {
        round(now);
      }
    });
  }

  private void round(Instant now) {
    var failures = 0;
    for (var untold : untold()) {
      if (untold.due(now)) {
        failures = told(untold, now) ? 0 : failures + 1;
        if (failures == FAILURES) {
          return;
        }
      }
    }
  }

  private List<Untold> untold() {
    return db.sql(
            """
            select * from citizen_untold where tries < ? and procedure = any(?)
            order by tries, procedure, case_id limit 200
            """)
        .params(TRIES, kinds.keySet().toArray(String[]::new))
        .query(CitizenMail::read)
        .list();
  }

  private static Untold read(ResultSet row, int n) throws SQLException {
    return new Untold(
        row.getString("procedure"),
        row.getLong("case_id"),
        row.getString("number"),
        row.getLong("identity_id"),
        row.getString("state"),
        row.getInt("news"),
        row.getInt("tries"),
        Moments.orNull(row, "tried_at"));
  }

  /**
   * The mail, that it was sent and that the address was used for it are kept together, or nothing.
   */
  private boolean told(Untold of, Instant now) {
    var kind = Objects.requireNonNull(kinds.get(of.procedure()));
    var standing = kind.standing(of.state());
    try {
      vault.relay(
          of.identity(),
          "邮件告知办理进展",
          contact -> {
            keep(of, null, now);
            post.send(
                contact.mail(),
                "%s %s：%s".formatted(kind.noun(), of.number(), standing),
                text(kind, of.number(), standing));
          });
      return true;
    } catch (MailException | Violations e) {
      // Never the message: it may hold the address.
      var failure = e.getClass().getSimpleName();
      LOG.warn("{} {} 的进展邮件没有寄出，稍后再试：{}", kind.noun(), of.number(), failure);
      keep(of, failure, now);
      return false;
    }
  }

  private static String text(CitizenNews kind, String number, String standing) {
    return """
    %s编号：%s
    办理情况：%s

    详细内容请到 https://%s 凭编号和查询码查看；这封邮件里没有查询码，也没有%s的内容。
    不想再收到，请在查询页选“不再发邮件”。本邮件由系统自动发出，请不要回复。
    """
        .formatted(kind.noun(), number, standing, kind.page(), kind.leftOut());
  }

  private void keep(Untold of, @Nullable String failure, Instant now) {
    db.sql(
            "insert into citizen_mail (procedure, case_id, news, failure, at) values (?, ?, ?, ?, ?)")
        .param(1, of.procedure())
        .param(2, of.id())
        .param(3, of.news())
        .param(4, failure, Types.VARCHAR)
        .param(5, now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
