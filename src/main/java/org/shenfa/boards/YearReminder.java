package org.shenfa.boards;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.shenfa.Shenfa;
import org.shenfa.organization.Organization;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.UnitKind;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
import org.shenfa.reminders.Recipients;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 年度报表提醒: in January whoever heads or edits 新闻宣传处 is told that the table of the year before is to
 * be published, and 办公室 that the report on disclosure is; once at the start, once ten days before
 * the end, and once more when the table is late.
 */
@Service
public class YearReminder {
  private static final int NEAR = 10;

  private final YearRecords records;
  private final MonthTallies months;
  private final Organization organization;
  private final Recipients recipients;
  private final Notices notices;
  private final TransactionOperations transaction;
  private final Clock clock;

  YearReminder(
      YearRecords records,
      MonthTallies months,
      Organization organization,
      Recipients recipients,
      Notices notices,
      TransactionOperations transaction,
      Clock clock) {
    this.records = records;
    this.months = months;
    this.organization = organization;
    this.recipients = recipients;
    this.notices = notices;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 40_000)
  void tick() {
    sweep(clock.instant());
  }

  /** Tells what is to be told at this moment; a second look adds nothing. */
  public void sweep(Instant now) {
    var today = LocalDate.ofInstant(now, Shenfa.ZONE);
    var year = today.getYear() - 1;
    var due = YearlyTables.due(year);
    if (months.first().filter(m -> m.getYear() <= year).isEmpty()
        || today.isAfter(due.plusMonths(1))) {
      return;
    }
    var step = today.isAfter(due) ? "late" : today.isBefore(due.minusDays(NEAR)) ? "begin" : "near";
    transaction.executeWithoutResult(t -> {
      if (!records.released(year)) {
        tell(
            UnitKind.PUBLICITY_OFFICE,
            "yearly:%d:%s".formatted(year, step),
            "%d年度政府网站工作年度报表".formatted(year),
            (step.equals("late") ? "已经过了 1 月 31 日，还没有公布" : "1 月 31 日前在网站公布"),
            "/desk/years/" + year,
            now,
            PostKind.SITE_EDITOR,
            PostKind.UNIT_HEAD);
      }
      if (!step.equals("late")) {
        tell(
            UnitKind.GENERAL_OFFICE,
            "disclosure-report:%d:%s".formatted(year, step),
            "%d年政府信息公开工作年度报告".formatted(year),
            "1 月 31 日前公布；表三、表四已经从办理经过算出",
            "/desk/disclosure/figures?year=" + year,
            now,
            PostKind.OPENNESS_REVIEWER,
            PostKind.UNIT_HEAD);
      }
    });
  }

  private void tell(
      UnitKind of,
      String key,
      String subject,
      String words,
      String link,
      Instant now,
      PostKind... posts) {
    var unit = organization.only(of).id();
    var today = LocalDate.ofInstant(now, Shenfa.ZONE);
    for (var person : recipients.of(unit, today, posts)) {
      notices.tell(person, NoticeKind.YEARLY, key, subject, words, link, now);
    }
  }
}
