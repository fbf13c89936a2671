package org.shenfa.letters;

import static org.shenfa.regulation.Clause.HOUSE;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.shenfa.reminders.PostOffice;
import org.shenfa.site.SiteSettings;
import org.shenfa.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 办理进展的邮件: tells writers who asked for it that there is news, by number and state alone. Looks at
 * what stands in the course, so nothing is mailed that was not kept, and nothing is forgotten. The
 * address is opened by the system for this and shown to nobody.
 */
@Service
public class WriterMail {
  private static final Logger LOG = LoggerFactory.getLogger(WriterMail.class);
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
  private final SiteSettings site;
  private final TransactionOperations transaction;
  private final Clock clock;

  WriterMail(
      JdbcClient db,
      PostOffice post,
      Vault vault,
      SiteSettings site,
      TransactionOperations transaction,
      Clock clock) {
    this.db = db;
    this.post = post;
    this.vault = vault;
    this.site = site;
    this.transaction = transaction;
    this.clock = clock;
  }

  private record Untold(
      long letter,
      String number,
      long identity,
      LetterState state,
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

  @Scheduled(fixedDelay = 30_000, initialDelay = 25_000)
  void tick() {
    send(clock.instant());
  }

  /** Mails what there is to tell at this moment; one node does it at a time. */
  @Enforces(HOUSE)
  public void send(Instant now) {
    if (!possible()) {
      return;
    }
    transaction.executeWithoutResult(t -> {
      if (db.sql("select pg_try_advisory_xact_lock(hashtextextended('letter mail', 0))")
          .query(Boolean.class)
          .single()) {
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
    return db.sql("select * from letter_untold where tries < ? order by tries, id limit 200")
        .param(TRIES)
        .query((row, n) -> {
          var tried = row.getObject("tried_at", OffsetDateTime.class);
          return new Untold(
              row.getLong("id"),
              row.getString("number"),
              row.getLong("identity_id"),
              LetterState.valueOf(row.getString("state")),
              row.getInt("news"),
              row.getInt("tries"),
              tried == null ? null : tried.toInstant());
        })
        .list();
  }

  /**
   * The mail, that it was sent and that the address was used for it are kept together, or nothing.
   */
  private boolean told(Untold of, Instant now) {
    try {
      vault.relay(
          of.identity(),
          "邮件告知办理进展",
          contact -> {
            keep(of, null, now);
            post.send(
                contact.mail(),
                "来信 %s：%s".formatted(of.number(), of.state().word()),
                text(of.number(), of.state()));
          });
      return true;
    } catch (MailException | Violations e) {
      // Never the message: it may hold the address.
      var failure = e.getClass().getSimpleName();
      LOG.warn("来信 {} 的进展邮件没有寄出，稍后再试：{}", of.number(), failure);
      keep(of, failure, now);
      return false;
    }
  }

  private String text(String number, LetterState state) {
    return """
    来信编号：%s
    办理情况：%s

    详细内容请到 https://%s/_/letters/status 凭编号和查询码查看；这封邮件里没有查询码，也没有来信和答复的内容。
    不想再收到，请在查询页选“不再发邮件”。本邮件由系统自动发出，请不要回复。
    """
        .formatted(number, state.word(), site.domain());
  }

  private void keep(Untold of, @Nullable String failure, Instant now) {
    db.sql("insert into letter_mail (letter_id, news, failure, at) values (?, ?, ?, ?)")
        .param(1, of.letter())
        .param(2, of.news())
        .param(3, failure, Types.VARCHAR)
        .param(4, now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
