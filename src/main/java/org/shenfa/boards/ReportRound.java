package org.shenfa.boards;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.organization.Organization;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.UnitKind;
import org.shenfa.regulation.Violations;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
import org.shenfa.reminders.Recipients;
import org.shenfa.reminders.StaffMail;
import org.shenfa.workdays.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 月报的分送: from the first working day of a month on, the reports of the month before are made, told
 * and, where somebody takes mail, mailed; each once, also after days of standing still.
 */
@Service
public class ReportRound {
  /** Nobody is told before eight. */
  private static final Duration MORNING = Duration.ofHours(8);

  private static final Duration AGAIN = Duration.ofHours(1);

  /** Who gives an address later than this reads the report at the desk. */
  private static final Duration MAILED_WITHIN = Duration.ofDays(10);

  private final MonthlyReports reports;
  private final Organization organization;
  private final Calendar calendar;
  private final Recipients recipients;
  private final Notices notices;
  private final StaffMail mail;
  private final JdbcClient db;
  private final TransactionOperations transaction;
  private final Clock clock;

  ReportRound(
      MonthlyReports reports,
      Organization organization,
      Calendar calendar,
      Recipients recipients,
      Notices notices,
      StaffMail mail,
      JdbcClient db,
      TransactionOperations transaction,
      Clock clock) {
    this.reports = reports;
    this.organization = organization;
    this.calendar = calendar;
    this.recipients = recipients;
    this.notices = notices;
    this.mail = mail;
    this.db = db;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** 收月报的人: the report that is theirs. */
  private record Reader(long person, long unit) {}

  @Scheduled(fixedDelay = 600_000, initialDelay = 300_000)
  void tick() {
    sweep(clock.instant());
  }

  /** Makes, tells and mails what is due at this moment; a second look adds nothing. */
  public void sweep(Instant now) {
    var today = LocalDate.ofInstant(now, Shenfa.ZONE);
    var month = MonthlyReports.before(now);
    if (!worked(now) || !reports.begun(month)) {
      return;
    }
    transaction.executeWithoutResult(t -> {
      lock();
      reports.make(month, now);
      readers(today).forEach(r -> tell(month, r, now));
    });
    for (var reader : readers(today)) {
      transaction.executeWithoutResult(t -> {
        lock();
        mail(month, reader, now);
      });
    }
  }

  /** One node does it at a time. */
  private void lock() {
    db.sql("select pg_advisory_xact_lock(hashtextextended('monthly reports', 0))")
        .query((row, n) -> true)
        .single();
  }

  /** Whether a working day of this month has begun; without a calendar the first day counts. */
  private boolean worked(Instant now) {
    var day = now.minus(MORNING).atZone(Shenfa.ZONE).toLocalDate();
    try {
      return YearMonth.from(day).equals(YearMonth.from(now.atZone(Shenfa.ZONE)))
          && day.withDayOfMonth(1).datesUntil(day.plusDays(1)).anyMatch(calendar::working);
    } catch (Violations noCalendar) {
      return true;
    }
  }

  /** Leaders and whoever heads or edits 新闻宣传处 read of all; every other head of their unit. */
  private List<Reader> readers(LocalDate today) {
    var newsroom = organization.only(UnitKind.PUBLICITY_OFFICE).id();
    var all = recipients.leaders(today);
    all.addAll(recipients.of(newsroom, today, PostKind.UNIT_HEAD, PostKind.SITE_EDITOR));
    return Stream.concat(
            all.stream().map(p -> new Reader(p, 0)),
            organization.units().stream()
                .filter(
                    u -> u.kind() != UnitKind.LEADERSHIP && u.kind() != UnitKind.PUBLICITY_OFFICE)
                .flatMap(u ->
                    recipients.of(u.id(), today, PostKind.UNIT_HEAD).stream()
                        .map(p -> new Reader(p, u.id()))))
        .toList();
  }

  private static String page(YearMonth month, long unit) {
    return "/desk/boards/months/" + month + (unit == 0 ? "" : "?unit=" + unit);
  }

  private void tell(YearMonth month, Reader reader, Instant now) {
    reports
        .kept(month, reader.unit())
        .ifPresent(k ->
            notices.tell(
                reader.person(),
                NoticeKind.REPORT,
                "report:%s:%d".formatted(month, reader.unit()),
                k.report().monthName() + "月报（" + k.report().name() + "）",
                "上个月的发布、办理、督办情况",
                page(month, reader.unit()),
                now));
  }

  private void mail(YearMonth month, Reader reader, Instant now) {
    var kept = reports.kept(month, reader.unit());
    if (kept.isEmpty() || settled(kept.get(), reader, now)) {
      return;
    }
    var report = kept.get().report();
    var outcome =
        mail.send(
            reader.person(),
            "月报：%s，%s".formatted(report.monthName(), report.name()),
            report.text(mail.address(page(month, reader.unit()))));
    switch (outcome) {
      case StaffMail.Outcome.Sent() -> note(kept.get(), reader, null, now);
      case StaffMail.Outcome.Failed(var why) -> note(kept.get(), reader, why, now);
      case StaffMail.Outcome.Unwanted() -> {}
    }
  }

  /** Mailed before, tried a moment ago, or too long ago to be news. */
  private boolean settled(MonthlyReports.Kept kept, Reader reader, Instant now) {
    var made = kept.made();
    return made == null
        || made.plus(MAILED_WITHIN).isBefore(now)
        || db.sql(
                "select exists (select from monthly_report_mail where report_id = ? and person_id = ? and (failure is null or at > ?))")
            .params(kept.id(), reader.person(), now.minus(AGAIN).atOffset(ZoneOffset.UTC))
            .query(Boolean.class)
            .single();
  }

  private void note(
      MonthlyReports.Kept kept, Reader reader, @Nullable String failure, Instant now) {
    db.sql(
            "insert into monthly_report_mail (report_id, person_id, failure, at) values (:report, :person, :failure, :at)")
        .param("report", kept.id())
        .param("person", reader.person())
        .param("failure", failure, java.sql.Types.VARCHAR)
        .param("at", now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
