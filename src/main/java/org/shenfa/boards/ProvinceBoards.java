package org.shenfa.boards;

import static org.shenfa.regulation.Clause.MEASURES_4_1;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.access.SignedIn;
import org.shenfa.boards.BoardCharts.Counted;
import org.shenfa.boards.BoardCharts.Lists;
import org.shenfa.boards.Chart.Shape;
import org.shenfa.boards.Chart.Tone;
import org.shenfa.boards.OpenWork.Tally;
import org.shenfa.duty.Roster;
import org.shenfa.duty.Turn;
import org.shenfa.indicators.Forecast;
import org.shenfa.indicators.Limit;
import org.shenfa.indicators.Standing;
import org.shenfa.indicators.Today;
import org.shenfa.letters.UnansweredLetters;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Unit;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.shenfa.workdays.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 全厅一览: the site and the work of all units on one page, for the leaders and 新闻宣传处. */
@Service
public class ProvinceBoards {
  static final int WEEKS = 12;
  private static final int COMING = 6;
  private static final int READ_WITHIN = 90;
  private static final List<Counted> DUTY =
      List.of(
          new Counted("读完交班", Tone.ACC, List.of("READ")),
          new Counted("漏岗", Tone.BAD, List.of("MISSED")),
          new Counted("没有排人", Tone.WARN, List.of("NOBODY")));
  private static final List<Counted> ERRORS =
      List.of(
          new Counted("报来", Tone.WARN, List.of("REPORTED")),
          new Counted("办结", Tone.ACC, List.of("CLOSED")));

  private final WeeklyFacts facts;
  private final OpenWork work;
  private final Today today;
  private final UnansweredLetters letters;
  private final Roster roster;
  private final Organization organization;
  private final Calendar calendar;
  private final JdbcClient db;
  private final Clock clock;

  ProvinceBoards(
      WeeklyFacts facts,
      OpenWork work,
      Today today,
      UnansweredLetters letters,
      Roster roster,
      Organization organization,
      Calendar calendar,
      JdbcClient db,
      Clock clock) {
    this.facts = facts;
    this.work = work;
    this.today = today;
    this.letters = letters;
    this.roster = roster;
    this.organization = organization;
    this.calendar = calendar;
    this.db = db;
    this.clock = clock;
  }

  /**
   * 全厅.
   *
   * @param coming what the national check would hold against the site soon
   * @param onDuty who reads the site today, null where nobody does
   * @param reading how many of the public pages somebody on duty has read of late
   */
  public record Province(
      LocalDate day,
      Standing standing,
      List<Forecast.Coming> coming,
      int open,
      int late,
      int waiting,
      int orders,
      int tickets,
      @Nullable Turn onDuty,
      Reading reading,
      Map<String, Chart> charts) {
    public Chart chart(String id) {
      return java.util.Objects.requireNonNull(charts.get(id));
    }
  }

  /** 读网覆盖. */
  public record Reading(int pages, int read) {}

  /** For the leaders and 新闻宣传处; for anybody else it is not there. */
  @Enforces(MEASURES_4_1)
  public Province of(SignedIn me) {
    BoardRights.mustSeeAll(me);
    var day = LocalDate.now(clock);
    var tallies = work.now();
    var waiting = letters.all();
    var now = today.now();
    return new Province(
        day,
        now.standing(),
        now.coming().stream().limit(COMING).toList(),
        tallies.stream().mapToInt(Tally::open).sum(),
        tallies.stream().mapToInt(Tally::late).sum(),
        waiting.size(),
        open(tallies, WorkKind.ORDER),
        open(tallies, WorkKind.TICKET),
        roster.on(day).orElse(null),
        reading(day),
        charts(me, day, tallies, waiting, new BigDecimal(now.limits().of(Limit.PASS).value())));
  }

  private Map<String, Chart> charts(
      SignedIn me,
      LocalDate day,
      List<Tally> tallies,
      List<UnansweredLetters.Waiting> waiting,
      BigDecimal pass) {
    var weeks = Weeks.until(day, WEEKS);
    var names = organization.units().stream().collect(Collectors.toMap(Unit::id, Unit::shortName));
    var released = facts.released(weeks.first());
    return List.of(
            BoardCharts.releases(
                weeks, released, 0, me.publicity() ? Lists.ITEMS : Lists.UNITS, ""),
            BoardCharts.releasedBy(weeks, released, names, day),
            BoardCharts.byKind(tallies, (kind, late) -> link(me, kind, late)),
            BoardCharts.byUnit(tallies, names),
            BoardCharts.waiting(
                waiting.stream()
                    .map(w -> waited(w.received().atZone(Shenfa.ZONE).toLocalDate(), day))
                    .toList(),
                me.publicity() ? "/desk/letters" : ""),
            BoardCharts.scores(today.history(), pass),
            BoardCharts.weekly(
                "c-duty",
                "值班读网",
                Shape.STACKED,
                "天",
                weeks,
                facts.duty(weeks.first(), day),
                DUTY,
                me.publicity() ? "/desk/duty" : ""),
            BoardCharts.weekly(
                "c-errors",
                "纠错",
                Shape.COLUMNS,
                "张",
                weeks,
                facts.tickets(weeks.first()),
                ERRORS,
                "/desk/tickets"))
        .stream()
        .collect(Collectors.toMap(Chart::id, c -> c));
  }

  /** Lists that show leaders less than they counted are not linked for them. */
  private static String link(SignedIn me, WorkKind kind, boolean late) {
    return me.publicity() || kind == WorkKind.TICKET || kind == WorkKind.ORDER
        ? late ? kind.lateList() : kind.list()
        : "";
  }

  private static int open(List<Tally> tallies, WorkKind kind) {
    return tallies.stream().filter(t -> t.kind() == kind).mapToInt(Tally::open).sum();
  }

  /** Working days; where a year has no calendar, those from Monday to Friday. */
  private int waited(LocalDate from, LocalDate to) {
    try {
      return calendar.between(from, to);
    } catch (Violations noCalendar) {
      return (int)
          from.datesUntil(to).filter(d -> d.plusDays(1).getDayOfWeek().getValue() < 6).count();
    }
  }

  private Reading reading(LocalDate day) {
    return db.sql(
            "select count(*) as pages, count(*) filter (where read_on > ?) as read from page_reading")
        .param(day.minusDays(READ_WITHIN))
        .query((row, n) -> new Reading(row.getInt("pages"), row.getInt("read")))
        .single();
  }
}
