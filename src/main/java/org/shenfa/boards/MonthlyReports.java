package org.shenfa.boards;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.access.SignedIn;
import org.shenfa.database.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 月报台账: the reports that were made, and a month that is over counted anew where none was. */
@Service
public class MonthlyReports {
  private static final int LISTED = 12;

  private final MonthTallies tallies;
  private final OpenWork work;
  private final JdbcClient db;
  private final Clock clock;

  MonthlyReports(MonthTallies tallies, OpenWork work, JdbcClient db, Clock clock) {
    this.tallies = tallies;
    this.work = work;
    this.db = db;
    this.clock = clock;
  }

  /**
   * 一份.
   *
   * @param id of the record, 0 where the month was counted just now
   * @param made when it was kept, null where it was not
   */
  public record Kept(long id, @Nullable Instant made, MonthlyReport report) {}

  /** Months that are over, the newest first, at most twelve. */
  public List<YearMonth> months() {
    var first = tallies.first();
    var last = YearMonth.from(LocalDate.now(clock)).minusMonths(1);
    return first.isEmpty()
        ? List.of()
        : Stream.iterate(last, m -> m.minusMonths(1))
            .limit(LISTED)
            .takeWhile(m -> !m.isBefore(first.get()))
            .toList();
  }

  /**
   * The report of a unit, or of all for 0.
   *
   * @throws NoSuchElementException to whoever may not see it, before the month is over, and for a
   *     unit that was not
   */
  public Kept of(SignedIn me, YearMonth month, long unit) {
    BoardRights.mustSee(me, unit);
    if (!month.isBefore(YearMonth.from(LocalDate.now(clock)))) {
      throw new NoSuchElementException(month.toString());
    }
    return kept(month, unit).orElseGet(() -> new Kept(0, null, counted(month, unit, List.of())));
  }

  /** The record, where one was made. */
  Optional<Kept> kept(YearMonth month, long unit) {
    return db.sql(
            "select id, at, content from monthly_report where month = :month and unit_id is not distinct from nullif(:unit, 0)")
        .param("month", month.atDay(1))
        .param("unit", unit)
        .query((row, n) ->
            new Kept(
                row.getLong("id"),
                Moments.of(row, "at"),
                MonthlyReport.read(row.getBytes("content"))))
        .optional();
  }

  /** Makes what is not made yet of a month; once made, it stays. */
  void make(YearMonth month, Instant now) {
    if (kept(month, 0).isPresent()) {
      return;
    }
    var open = work.now();
    keep(month, counted(month, 0, open), now);
    tallies.units(month).forEach(u -> keep(month, MonthlyReport.of(u, month, open), now));
  }

  private void keep(YearMonth month, MonthlyReport report, Instant now) {
    db.sql(
            "insert into monthly_report (month, unit_id, content, at) values (:month, nullif(:unit, 0), :content, :at)")
        .param("month", month.atDay(1))
        .param("unit", report.unit())
        .param("content", report.json())
        .param("at", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private MonthlyReport counted(YearMonth month, long unit, List<OpenWork.Tally> open) {
    var units = tallies.units(month);
    return unit == 0
        ? MonthlyReport.of(units, tallies.site(month), tallies.score(month), month, open)
        : units.stream()
            .filter(u -> u.unit() == unit)
            .findFirst()
            .map(u -> MonthlyReport.of(u, month, open))
            .orElseThrow(NoSuchElementException::new);
  }

  /** Whether anything was written by the end of a month. */
  boolean begun(YearMonth month) {
    return tallies.first().filter(f -> !f.isAfter(month)).isPresent();
  }

  static YearMonth before(Instant now) {
    return YearMonth.from(now.atZone(Shenfa.ZONE)).minusMonths(1);
  }
}
