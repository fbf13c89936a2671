package org.shenfa.duty;

import static org.shenfa.regulation.Clause.MEASURES_25_1;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.database.Refusals;
import org.shenfa.organization.Person;
import org.shenfa.procedures.By;
import org.shenfa.procedures.Courses;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.workdays.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 值班表: exactly one person for each day; what has gone by stays as it was. Days in Asia/Shanghai.
 */
@Service
public class Roster {
  /** Within so many days from today no day may be without a person. */
  public static final int AHEAD = 7;

  private static final int FARTHEST = 120;

  private final JdbcClient db;
  private final DutyRights rights;
  private final Courses courses;
  private final Calendar calendar;
  private final Absences absences;
  private final DutyNews news;

  Roster(
      JdbcClient db,
      DutyRights rights,
      Courses courses,
      Calendar calendar,
      Absences absences,
      DutyNews news) {
    this.db = db;
    this.rights = rights;
    this.courses = courses;
    this.calendar = calendar;
    this.absences = absences;
    this.news = news;
  }

  static LocalDate day(Instant now) {
    return now.atZone(Shenfa.ZONE).toLocalDate();
  }

  private static final String TURNS =
      """
      select d.*, r.why from duty_day_now d join duty_roster r on r.day = d.day
      """;

  private static Turn turn(ResultSet row, int n) throws SQLException {
    return new Turn(
        row.getObject("day", LocalDate.class),
        row.getLong("id"),
        row.getLong("person_id"),
        row.getString("person_name"),
        switch (row.getString("why")) {
          case "SWAP" -> "换班";
          case "SUBSTITUTE" -> "替班";
          default -> "排班";
        },
        DutyState.valueOf(row.getString("state")));
  }

  /** The turns of some days, both included; a day without one is not among them. */
  public List<Turn> between(LocalDate from, LocalDate to) {
    return db.sql(TURNS + "where d.day between ? and ? order by d.day")
        .params(from, to)
        .query(Roster::turn)
        .list();
  }

  public Optional<Turn> on(LocalDate day) {
    return between(day, day).stream().findFirst();
  }

  /** Those of the coming week, today included, that nobody has. */
  public List<LocalDate> gaps(LocalDate today) {
    var taken = new HashSet<LocalDate>();
    between(today, today.plusDays(AHEAD - 1)).forEach(t -> taken.add(t.day()));
    return today.datesUntil(today.plusDays(AHEAD)).filter(d -> !taken.contains(d)).toList();
  }

  /** 工作日、周末 or 节假日; a year whose notice is not out yet knows weekends only. */
  public DayKind kind(LocalDate day) {
    var weekend = day.getDayOfWeek().getValue() > 5;
    if (!calendar.knows(day.getYear())) {
      return weekend ? DayKind.WEEKEND : DayKind.WORKING;
    }
    var of = calendar.day(day);
    return of.counted()
        ? DayKind.WORKING
        : of.why().equals("周末") ? DayKind.WEEKEND : DayKind.HOLIDAY;
  }

  /** Everybody who can be asked from a day on, with the turns of the year before it. */
  public List<Reader> readers(LocalDate from, LocalDate to) {
    var past = between(from.minusYears(1), from.minusDays(1));
    var away = absences.between(from, to);
    return rights.readers(from).stream()
        .map(p -> {
          var mine = past.stream().filter(t -> t.person() == p.id()).toList();
          var had = new EnumMap<DayKind, Integer>(DayKind.class);
          mine.forEach(t -> had.merge(kind(t.day()), 1, Integer::sum));
          return new Reader(
              p.id(),
              p.name(),
              had,
              mine.isEmpty() ? null : mine.getLast().day(),
              union(away.getOrDefault(p.id(), Set.of()), rights.closed(p, from, to)));
        })
        .toList();
  }

  private static Set<LocalDate> union(Set<LocalDate> one, Set<LocalDate> other) {
    var all = new HashSet<>(one);
    all.addAll(other);
    return all;
  }

  /**
   * Turns from today on whose person lacks a test on that day; they stand until somebody changes
   * them.
   */
  public List<Turn> untested(LocalDate today) {
    var turns = between(today, today.plusDays(FARTHEST));
    return rights.readers(today).stream()
        .flatMap(p -> {
          var closed = rights.closed(p, today, today.plusDays(FARTHEST));
          return turns.stream().filter(t -> t.person() == p.id() && closed.contains(t.day()));
        })
        .sorted(Comparator.comparing(Turn::day))
        .toList();
  }

  /**
   * Gives every free day up to one somebody; answers how many were given.
   *
   * @param to the last day, at most {@value #FARTHEST} days ahead
   */
  @Enforces(MEASURES_25_1)
  @Transactional
  public int plan(Person me, LocalDate to, Instant now) {
    var today = day(now);
    var by = rights.leader(me, today);
    if (to.isBefore(today) || to.isAfter(today.plusDays(FARTHEST))) {
      throw new Violations(
          List.of(new Violation(MEASURES_25_1, "to", "排到今天以后、%d 天以内的一天。".formatted(FARTHEST))));
    }
    var taken = new HashMap<LocalDate, Long>();
    between(today.minusDays(1), to.plusDays(1)).forEach(t -> taken.put(t.day(), t.person()));
    var free = today.datesUntil(to.plusDays(1)).filter(d -> !taken.containsKey(d)).toList();
    var proposed = Rota.propose(free, taken, readers(today, to), this::kind);
    if (proposed.isEmpty() && !free.isEmpty()) {
      throw new Violations(List.of(new Violation(MEASURES_25_1, "to", "没有人能排：请看请假的日子、在岗的人和上岗测试。")));
    }
    proposed.forEach((day, person) -> give(day, person, "PLAN", "", by, now));
    return proposed.size();
  }

  /** Gives one day to somebody, whoever had it; a free day needs no reason. */
  @Transactional
  public void substitute(Person me, LocalDate day, String staffNo, String reason, Instant now) {
    var by = rights.leader(me, day(now));
    var who = rights.reader(staffNo, day(now));
    var was = on(day);
    if (was.isPresent() && was.get().person() == who.id()) {
      return;
    }
    rights.mustBeTested(who, day);
    give(
        day,
        who.id(),
        was.isEmpty() ? "PLAN" : "SUBSTITUTE",
        was.isEmpty() ? "" : Courses.reason(reason),
        by,
        now);
    news.changed(day, who.id(), was.map(Turn::person).orElse(null), now);
  }

  /** Writes a turn and the step that goes with it; the database refuses days that have gone by. */
  void give(LocalDate day, long person, String why, String reason, By by, Instant now) {
    Refusals.asSentences(
        MEASURES_25_1,
        () ->
            db.sql(
                    """
                    insert into duty_turn (day, person_id, why, reason, by_person, at)
                    values (:day, :person, :why, :reason, :by, :at)
                    """)
                .param("day", day)
                .param("person", person)
                .param("why", why)
                .param("reason", reason.strip())
                .param("by", Objects.requireNonNull(by.person()).id())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update());
    courses.take(
        DutyEvent.PROCEDURE,
        caseOf(day),
        DutyEvent.valueOf(why),
        by,
        now,
        reason,
        Map.of("day", day.toString(), "person", Long.toString(person)));
  }

  private long caseOf(LocalDate day) {
    db.sql("insert into duty_day (day) values (?) on conflict do nothing").param(day).update();
    return db.sql("select id from duty_day where day = ?").param(day).query(Long.class).single();
  }

  /** One's turns from a day on. */
  public List<Turn> of(Person person, LocalDate from) {
    return between(from, from.plusDays(FARTHEST)).stream()
        .filter(t -> t.person() == person.id())
        .toList();
  }

  /** Whose day it is for a swap: one's own, not begun, not gone by. */
  Turn mine(@Nullable LocalDate day, long person, String field, Instant now) {
    return Optional.ofNullable(day)
        .flatMap(this::on)
        .filter(t ->
            t.person() == person && t.state() == DutyState.PLANNED && !t.day().isBefore(day(now)))
        .orElseThrow(() ->
            new Violations(
                List.of(new Violation(MEASURES_25_1, field, "这一天不是要换的人的班，或者已经开始、已经过去。"))));
  }
}
