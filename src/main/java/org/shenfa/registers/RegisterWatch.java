package org.shenfa.registers;

import static org.shenfa.regulation.Clause.MEASURES_6_1;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.shenfa.Shenfa;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Enforces;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
import org.shenfa.reminders.Recipients;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 台账到期提醒: tells the unit that keeps an entry thirty days before its day, a week before, and when it
 * is over; each once for that day.
 */
@Service
public class RegisterWatch {
  private final JdbcClient db;
  private final Recipients recipients;
  private final Notices notices;
  private final TransactionOperations transaction;
  private final Clock clock;

  RegisterWatch(
      JdbcClient db,
      Recipients recipients,
      Notices notices,
      TransactionOperations transaction,
      Clock clock) {
    this.db = db;
    this.recipients = recipients;
    this.notices = notices;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 53_000)
  void tick() {
    sweep(clock.instant());
  }

  private record Due(long id, String kind, long unit, String name, LocalDate day) {}

  /** Tells what is to be told at this moment. */
  @Enforces(MEASURES_6_1)
  public void sweep(Instant now) {
    var today = now.atZone(Shenfa.ZONE).toLocalDate();
    transaction.executeWithoutResult(
        t -> due(today.plusDays(Registers.AHEAD)).forEach(d -> tell(d, today, now)));
  }

  private List<Due> due(LocalDate until) {
    return db.sql(
            "select id, kind, unit_id, coalesce(content ->> 'name', content ->> 'facility', '') as name, due from register_now"
                + " where due <= ? and not struck")
        .param(until)
        .query((row, n) ->
            new Due(
                row.getLong("id"),
                row.getString("kind"),
                row.getLong("unit_id"),
                row.getString("name"),
                row.getObject("due", LocalDate.class)))
        .list();
  }

  private void tell(Due due, LocalDate today, Instant now) {
    var left = today.until(due.day(), java.time.temporal.ChronoUnit.DAYS);
    var stage = left < 0 ? "over" : left <= 7 ? "week" : "month";
    var words =
        Map.of("over", "已经过期", "week", "一周之内到期", "month", "三十天之内到期").get(stage) + "：" + due.day();
    var kind = RegisterKind.valueOf(due.kind());
    for (var person : recipients.of(due.unit(), today, PostKind.CLERK, PostKind.UNIT_HEAD)) {
      notices.tell(
          person,
          NoticeKind.REGISTER,
          "register:%d:%s:%s".formatted(due.id(), due.day(), stage),
          kind.label() + "“" + due.name() + "”",
          words,
          "/desk/registers/%s/%d".formatted(kind.code(), due.id()),
          now);
    }
  }
}
