package org.shenfa.workdays;

import static org.shenfa.regulation.Clause.HOUSE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 工作日历: due dates by the State Council's notices; a year without its notice is not guessed. */
@Service
public class Calendar {
  /** How many days ahead a missing year is announced. */
  private static final int NOTICE_DAYS = 60;

  /** 全年法定节假日: as the holiday rules count them since 2025. */
  private static final int LEGAL_HOLIDAYS = 13;

  private final Overrides overrides;
  private final AuditTrail trail;

  Calendar(Overrides overrides, AuditTrail trail) {
    this.overrides = overrides;
    this.trail = trail;
  }

  /** One reading of the table, from a first day on. */
  private final class Reading {
    private final LocalDate first;
    private final Set<Integer> entered = overrides.years();
    private LocalDate last;
    private Map<LocalDate, Day> days;

    Reading(LocalDate first, int ahead) {
      this.first = first;
      this.last = first.plusDays(ahead);
      this.days = overrides.between(first, last);
    }

    Day at(LocalDate date) {
      if (!Almanac.knows(date.getYear()) && !entered.contains(date.getYear())) {
        throw new Violations(HOUSE, "没有 " + date.getYear() + " 年的节假日安排，不能推算期限；请先录入国务院办公厅当年的放假通知。");
      }
      if (date.isAfter(last)) {
        last = date.plusYears(1);
        days = overrides.between(first, last);
      }
      var said = days.get(date);
      return said == null ? Almanac.day(date) : said;
    }
  }

  /**
   * The due date of a period in working days; the day it starts from is not counted (民法典第二百零一条).
   *
   * @throws Violations when the period reaches a year whose notice is not known
   */
  public Due due(LocalDate start, int workingDays) {
    return due(start, workingDays, date -> Optional.empty());
  }

  /**
   * The same, where some days do not count for a reason of law.
   *
   * @param stopped why a date is not counted, empty for every other date
   */
  public Due due(LocalDate start, int workingDays, Function<LocalDate, Optional<String>> stopped) {
    var reading = new Reading(start, workingDays * 2 + 16);
    return counted(start, workingDays, stopped, reading::at);
  }

  /**
   * The due date of a period in calendar days, holidays and weekends included; only stopped days
   * are left out.
   */
  public static Due dueAfterDays(
      LocalDate start, int days, Function<LocalDate, Optional<String>> stopped) {
    return counted(start, days, stopped, date -> new Day(date, true, "自然日"));
  }

  private static Due counted(
      LocalDate start,
      int needed,
      Function<LocalDate, Optional<String>> stopped,
      Function<LocalDate, Day> reading) {
    if (needed < 1) {
      throw new IllegalArgumentException("a period has at least one day");
    }
    var days = new ArrayList<Day>();
    days.add(new Day(start, false, "起算当日不计入"));
    var counted = 0;
    var date = start;
    while (counted < needed) {
      date = date.plusDays(1);
      var why = stopped.apply(date);
      var day = why.isPresent() ? new Day(date, false, why.get()) : reading.apply(date);
      days.add(day);
      if (day.counted()) {
        counted++;
      }
    }
    return new Due(date, days);
  }

  /**
   * The due date of a period in calendar months: the same date, or the end of a shorter month, and
   * when that is a day off the next working day (民法典第二百零二条、第二百零三条).
   */
  public Due dueAfterMonths(LocalDate start, int months) {
    if (months < 1) {
      throw new IllegalArgumentException("a period has at least one month");
    }
    var nominal = start.plusMonths(months);
    var reading = new Reading(nominal, 16);
    var days = new ArrayList<Day>();
    days.add(new Day(start, false, "起算当日不计入"));
    var date = nominal;
    var day = reading.at(date);
    while (!day.counted()) {
      days.add(new Day(date, false, day.why() + "，顺延"));
      date = date.plusDays(1);
      day = reading.at(date);
    }
    days.add(new Day(date, true, date.equals(nominal) ? reached(start, nominal) : "顺延后的第一个工作日"));
    return new Due(date, days);
  }

  /**
   * The same due date where nobody can be asked to enter a calendar first: in a year whose days off
   * are not known yet, the day that the months alone name, which is never after the true one.
   */
  public LocalDate dayAfterMonths(LocalDate start, int months) {
    try {
      return dueAfterMonths(start, months).date();
    } catch (Violations noCalendar) {
      return start.plusMonths(months);
    }
  }

  private static String reached(LocalDate start, LocalDate nominal) {
    return start.getDayOfMonth() == nominal.getDayOfMonth() ? "期满月的对应日" : "期满月没有对应日，以月末为期满日";
  }

  /** Whether people work on {@code date}, and why. */
  public Day day(LocalDate date) {
    return new Reading(date, 0).at(date);
  }

  public boolean working(LocalDate date) {
    return day(date).counted();
  }

  /** How many working days lie after {@code start} up to and including {@code end}. */
  public int between(LocalDate start, LocalDate end) {
    if (!end.isAfter(start)) {
      return 0;
    }
    var reading = new Reading(start, (int) (end.toEpochDay() - start.toEpochDay()));
    return (int)
        start.plusDays(1).datesUntil(end.plusDays(1)).filter(d -> reading.at(d).counted()).count();
  }

  /** Whether due dates in {@code year} can be told. */
  public boolean knows(int year) {
    return Almanac.knows(year) || overrides.years().contains(year);
  }

  /** What to say while the year that begins within 60 days has no notice yet. */
  public Optional<String> warning(LocalDate today) {
    var ahead = today.plusDays(NOTICE_DAYS).getYear();
    return knows(ahead)
        ? Optional.empty()
        : Optional.of("还没有录入 " + ahead + " 年的节假日安排；跨入该年的期限不能推算。");
  }

  /**
   * A number that grows with everything entered by hand; counts made under a smaller one may have
   * changed.
   */
  public long version() {
    return overrides.version();
  }

  /** Everything entered by hand, the newest first. */
  public List<EnteredDay> entered() {
    return overrides.all();
  }

  /** Changes one day of a known year, as a notice in mid-year does. */
  @Transactional
  public void enter(Person by, LocalDate day, boolean working, String source) {
    new Violations.Gathering()
        .refuseIf(sourceMissing(source), HOUSE, "source", "请写明依据的通知名称和文号（4 至 200 字）。")
        .refuseIf(!knows(day.getYear()), HOUSE, "day", day.getYear() + " 年的放假通知还没有录入，请按整年录入。")
        .throwIfAny();
    overrides.add(day, working, source.strip(), by.id());
    trail.append(
        Entry.of("workday.entered", by.id(), by.name())
            .about("workday", day.toString())
            .with("working", Boolean.toString(working))
            .with("source", source.strip()));
  }

  /**
   * Enters the whole notice of a year that is not known yet.
   *
   * @param days each day off and each make-up day it names, true for a working day; a day of the
   *     December before may be among them
   */
  @Transactional
  public void enterYear(Person by, int year, SortedMap<LocalDate, Boolean> days, String source) {
    new Violations.Gathering()
        .refuseIf(sourceMissing(source), HOUSE, "source", "请写明依据的通知名称和文号（4 至 200 字）。")
        .refuseIf(knows(year), HOUSE, "year", year + " 年已有安排，请逐日更改。")
        .refuseIf(year < 2001 || year > 2200, HOUSE, "year", "年份应在 2001 至 2200 之间。")
        .refuseIf(
            days.keySet().stream()
                .anyMatch(d ->
                    d.getYear() != year && !(d.getYear() == year - 1 && d.getMonthValue() == 12)),
            HOUSE,
            "days",
            "只能录入 " + year + " 年和上一年 12 月的日子。")
        .refuseIf(
            days.entrySet().stream()
                    .filter(e -> e.getKey().getYear() == year && !e.getValue())
                    .count()
                < LEGAL_HOLIDAYS,
            HOUSE,
            "days",
            "全年法定节假日不少于 " + LEGAL_HOLIDAYS + " 天，录入的放假日不够，请核对通知全文。")
        .throwIfAny();
    days.forEach((day, working) -> overrides.add(day, working, source.strip(), by.id()));
    overrides.complete(year, source.strip(), by.id());
    trail.append(
        Entry.of("workday.year", by.id(), by.name())
            .about("workday", Integer.toString(year))
            .with("days", Integer.toString(days.size()))
            .with("source", source.strip()));
  }

  private static boolean sourceMissing(String source) {
    return source.strip().length() < 4 || source.strip().length() > 200;
  }
}
