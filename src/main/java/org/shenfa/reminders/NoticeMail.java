package org.shenfa.reminders;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.shenfa.Shenfa;
import org.shenfa.regulation.Violations;
import org.shenfa.workdays.Calendar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 邮寄提醒: unread notices in one letter an hour, urgent ones at once, the rest not in the quiet hours
 * and not on days off. A letter says number, state and link; no title and no text of an item leaves
 * the desk. A letter that does not leave is tried again and keeps nobody waiting.
 */
@Service
public class NoticeMail {
  private static final Logger LOG = LoggerFactory.getLogger(NoticeMail.class);
  private static final Duration BUNDLE = Duration.ofHours(1);
  private static final Duration AGAIN = Duration.ofMinutes(10);

  private final JdbcClient db;
  private final PostOffice post;
  private final Calendar calendar;
  private final TransactionOperations transaction;
  private final Clock clock;

  NoticeMail(
      JdbcClient db,
      PostOffice post,
      Calendar calendar,
      TransactionOperations transaction,
      Clock clock) {
    this.db = db;
    this.post = post;
    this.calendar = calendar;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** One person's unsent notices. */
  private record Recipient(
      long person,
      String address,
      int quietFrom,
      int quietTo,
      boolean daysOff,
      boolean waited,
      List<Notice> notices) {}

  @Scheduled(fixedDelay = 30_000, initialDelay = 20_000)
  void tick() {
    send(clock.instant());
  }

  /** Sends what is to be sent at this moment; one node does it at a time. */
  public void send(Instant now) {
    if (!post.open()) {
      return;
    }
    transaction.executeWithoutResult(t -> {
      if (db.sql("select pg_try_advisory_xact_lock(hashtextextended('notice mail', 0))")
          .query(Boolean.class)
          .single()) {
        for (var to : recipients(now)) {
          var wanted = to.waited() && !quiet(to, now) ? to.notices() : urgent(to.notices());
          if (!wanted.isEmpty() && !mailed(to, wanted, now)) {
            return;
          }
        }
      }
    });
  }

  private static List<Notice> urgent(List<Notice> notices) {
    return notices.stream().filter(Notice::urgent).toList();
  }

  private boolean quiet(Recipient to, Instant now) {
    var local = now.atZone(Shenfa.ZONE);
    var hour = local.getHour();
    return hour >= to.quietFrom()
        || hour < to.quietTo()
        || !to.daysOff() && !working(local.toLocalDate());
  }

  private boolean working(java.time.LocalDate day) {
    try {
      return calendar.working(day);
    } catch (Violations noNotice) {
      return day.getDayOfWeek().getValue() < 6;
    }
  }

  private List<Recipient> recipients(Instant now) {
    return db.sql(
            """
            select a.*, not exists (select from notice_mail m where m.person_id = a.person_id and m.failure is null and m.at > :bundle) as waited
            from notice_address a join account c on c.person_id = a.person_id and c.disabled_at is null
            where a.confirmed_at is not null
              and not exists (select from notice_mail m where m.person_id = a.person_id and m.failure is not null and m.at > :again)
            order by a.person_id
            """)
        .param("bundle", now.minus(BUNDLE).atOffset(ZoneOffset.UTC))
        .param("again", now.minus(AGAIN).atOffset(ZoneOffset.UTC))
        .query((row, n) ->
            new Recipient(
                row.getLong("person_id"),
                row.getString("address"),
                row.getInt("quiet_from"),
                row.getInt("quiet_to"),
                row.getBoolean("days_off"),
                row.getBoolean("waited"),
                unsent(row.getLong("person_id"))))
        .list();
  }

  private List<Notice> unsent(long person) {
    return db.sql(
            """
            select n.id, n.kind, n.subject, coalesce(i.number, '') as number, n.words, n.link, n.urgent, n.at, false as read, false as over
            from notice n left join item i on i.id = n.item_id join notice_address a on a.person_id = n.person_id
            where n.person_id = ? and n.at >= a.confirmed_at and n.kind <> 'REPORT'
              and not exists (select from notice_read r where r.notice_id = n.id)
              and not exists (select from notice_mailed m where m.notice_id = n.id)
            order by n.urgent desc, n.id limit 100
            """)
        .param(person)
        .query(Notices::notice)
        .list();
  }

  private boolean mailed(Recipient to, List<Notice> notices, Instant now) {
    var text = new StringBuilder();
    for (var notice : notices) {
      text.append(notice.urgent() ? "【紧急】" : "")
          .append(notice.kind().label())
          .append(notice.number().isEmpty() ? "" : "　稿件 " + notice.number())
          .append("\n")
          .append(post.address("/desk/notices/" + notice.id()))
          .append("\n\n");
    }
    text.append("信里不写稿件的标题和内容，请到工作台查看。不想再收到邮件的，到 ")
        .append(post.address("/desk/notices/mail"))
        .append(" 关闭。\n");
    String failure = null;
    try {
      post.send(
          to.address(),
          "审发提醒：%s%d 件"
              .formatted(notices.stream().anyMatch(Notice::urgent) ? "紧急，" : "", notices.size()),
          text.toString());
    } catch (MailException e) {
      LOG.warn("提醒没有寄出，稍后再试：{}", e.getClass().getSimpleName());
      failure = e.getClass().getSimpleName();
    }
    var mail =
        db.sql(
                "insert into notice_mail (person_id, failure, at) values (:person, :failure, :at) returning id")
            .param("person", to.person())
            .param("failure", failure, java.sql.Types.VARCHAR)
            .param("at", now.atOffset(ZoneOffset.UTC))
            .query(Long.class)
            .single();
    if (failure != null) {
      return false;
    }
    for (var notice : notices) {
      db.sql("insert into notice_mailed (notice_id, mail_id) values (?, ?)")
          .params(notice.id(), mail)
          .update();
    }
    return true;
  }
}
