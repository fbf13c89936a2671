package org.shenfa.reminders;

import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * 我的邮件告知: whether the person who holds number and code is told by mail, and how to end it, on the
 * visitor's connection. A letter's status page has its own words for it.
 */
@Service
public class OwnMails {
  private final JdbcClient visitor;

  OwnMails(@Qualifier("visitor") JdbcClient visitorJdbcClient) {
    this.visitor = visitorJdbcClient;
  }

  /**
   * 告知情况.
   *
   * @param on false where the reader had enough
   * @param notices how often a mail went out without anybody looking
   */
  public record Told(boolean on, int notices) {}

  /** Empty where nobody asked for mail, the address is destroyed, or number and code do not fit. */
  public Optional<Told> of(String number, byte[] code) {
    return visitor
        .sql("select * from citizen_mail_of(?, ?) where standing <> 'NONE'")
        .params(plain(number), code)
        .query((row, n) -> new Told(row.getString("standing").equals("ON"), row.getInt("notices")))
        .optional();
  }

  /**
   * No more mails; twice is once.
   *
   * @return false when number and code do not belong together, or were guessed at too often
   */
  public boolean stop(String number, byte[] code) {
    return visitor
        .sql("select stop_citizen_mails(?, ?)")
        .params(plain(number), code)
        .query(Boolean.class)
        .single();
  }

  private static String plain(String number) {
    return number.strip().toUpperCase(Locale.ROOT);
  }
}
