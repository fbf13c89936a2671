package org.shenfa.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.shenfa.Shenfa;
import org.shenfa.workdays.Calendar;
import org.shenfa.workdays.Day;
import org.shenfa.workdays.Due;

/** 期限的推算: the one place where any term becomes a moment. */
public final class Counting {
  private Counting() {}

  /**
   * 不计入的一段: days after the one it began on, up to and including the last.
   *
   * @param last the day it was over, or has to be over
   */
  public record Stop(LocalDate began, LocalDate last, Ground ground) {
    boolean holds(LocalDate day) {
      return day.isAfter(began) && !day.isAfter(last);
    }
  }

  /**
   * 推算结果: the first moment at which it is late, and every day on the way.
   *
   * @param trace empty for terms in hours
   */
  public record Counted(Instant end, List<Day> trace) {
    public Counted {
      trace = List.copyOf(trace);
    }

    /** The last day in time, Asia/Shanghai. */
    public LocalDate due() {
      return end.minusNanos(1).atZone(Shenfa.ZONE).toLocalDate();
    }
  }

  /**
   * Counts a term from a moment; late begins with the day after the last one, at 00:00 in
   * Asia/Shanghai.
   *
   * @throws org.shenfa.regulation.Violations when it reaches a year whose calendar is not known
   */
  public static Counted count(Term term, Instant from, List<Stop> stops, Calendar calendar) {
    var start = from.atZone(Shenfa.ZONE).toLocalDate();
    return switch (term) {
      case Term.Clock(var length) -> new Counted(from.plus(length), List.of());
      case Term.WorkingDays(var days) -> until(calendar.due(start, days, day -> why(stops, day)));
      case Term.CalendarDays(var days) ->
          until(Calendar.dueAfterDays(start, days, day -> why(stops, day)));
      case Term.Months(var months) -> until(calendar.dueAfterMonths(start, months));
    };
  }

  private static Counted until(Due due) {
    return new Counted(due.date().plusDays(1).atStartOfDay(Shenfa.ZONE).toInstant(), due.trace());
  }

  private static Optional<String> why(List<Stop> stops, LocalDate day) {
    return stops.stream().filter(s -> s.holds(day)).map(s -> s.ground().why()).findFirst();
  }
}
