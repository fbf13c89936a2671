package org.shenfa.reminders;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Service;

/**
 * 寄给本厅人员: one mail of a module above to somebody who has confirmed an address for mail. What it
 * says of citizens is the sender's concern: nothing.
 */
@Service
public class StaffMail {
  private static final Logger LOG = LoggerFactory.getLogger(StaffMail.class);

  private final JdbcClient db;
  private final PostOffice post;

  StaffMail(JdbcClient db, PostOffice post) {
    this.db = db;
    this.post = post;
  }

  /** 寄出没有. */
  public sealed interface Outcome {
    record Sent() implements Outcome {}

    /** Nobody of this person wants mail, or the house sends none. */
    record Unwanted() implements Outcome {}

    /** To be tried again. */
    record Failed(String why) implements Outcome {}
  }

  /** The absolute address of a page of the desk. */
  public String address(String path) {
    return post.address(path);
  }

  /** Hands one mail to the server, where this person takes mail. */
  public Outcome send(long person, String subject, String text) {
    var address =
        db.sql(
                """
                select a.address from notice_address a join account c on c.person_id = a.person_id and c.disabled_at is null
                where a.person_id = ? and a.confirmed_at is not null
                """)
            .param(person)
            .query(String.class)
            .optional();
    if (!post.open() || address.isEmpty()) {
      return new Outcome.Unwanted();
    }
    try {
      post.send(address.get(), subject, text);
      return new Outcome.Sent();
    } catch (MailException e) {
      var why = e.getClass().getSimpleName();
      LOG.warn("邮件没有寄出，稍后再试：{}", why);
      return new Outcome.Failed(why);
    }
  }
}
