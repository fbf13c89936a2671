package org.shenfa.figures;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.shenfa.Shenfa;
import org.shenfa.organization.Organization;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.UnitKind;
import org.shenfa.regulation.Violations;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
import org.shenfa.reminders.Recipients;
import org.shenfa.workdays.Calendar;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 月度数据提醒: from the first working day of a month on, whoever edits or heads in 新闻宣传处 is told, once,
 * that the figures of the month before are to be published, unless their item was begun.
 */
@Service
public class FiguresReminder {
  private final MonthlyRecords records;
  private final Organization organization;
  private final Calendar calendar;
  private final Recipients recipients;
  private final Notices notices;
  private final TransactionOperations transaction;
  private final Clock clock;

  FiguresReminder(
      MonthlyRecords records,
      Organization organization,
      Calendar calendar,
      Recipients recipients,
      Notices notices,
      TransactionOperations transaction,
      Clock clock) {
    this.records = records;
    this.organization = organization;
    this.calendar = calendar;
    this.recipients = recipients;
    this.notices = notices;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 20_000)
  void tick() {
    sweep(clock.instant());
  }

  /** Tells what is to be told at this moment; a second look adds nothing. */
  public void sweep(Instant now) {
    var today = LocalDate.ofInstant(now, Shenfa.ZONE);
    var month = YearMonth.from(today).minusMonths(1);
    if (begun(today)
        && records.first().filter(f -> !f.isAfter(month)).isPresent()
        && records.item(month).isEmpty()) {
      transaction.executeWithoutResult(t -> tell(month, today, now));
    }
  }

  /** Whether a working day of this month has come; without a calendar the first day counts. */
  private boolean begun(LocalDate today) {
    try {
      return today.withDayOfMonth(1).datesUntil(today.plusDays(1)).anyMatch(calendar::working);
    } catch (Violations noCalendar) {
      return true;
    }
  }

  private void tell(YearMonth month, LocalDate today, Instant now) {
    var unit = organization.only(UnitKind.PUBLICITY_OFFICE).id();
    for (var person : recipients.of(unit, today, PostKind.SITE_EDITOR, PostKind.UNIT_HEAD)) {
      notices.tell(
          person,
          NoticeKind.FIGURES,
          "figures:" + month,
          "%d年%d月互动交流数据".formatted(month.getYear(), month.getMonthValue()),
          "当月已经过完，请统计并起草公布",
          "/desk/figures/" + month,
          now);
    }
  }
}
