package org.shenfa.boards;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * 周: the weeks a board looks back on, Monday to Sunday, the one that runs last. Pure.
 *
 * @param mondays the first day of each
 */
record Weeks(List<LocalDate> mondays) {
  Weeks {
    mondays = List.copyOf(mondays);
  }

  static Weeks until(LocalDate today, int many) {
    var running = monday(today);
    return new Weeks(
        Stream.iterate(running.minusWeeks(many - 1L), m -> m.plusWeeks(1)).limit(many).toList());
  }

  static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  LocalDate first() {
    return mondays.getFirst();
  }

  /** As charts name them: 11月23日起. */
  List<String> labels() {
    return mondays.stream()
        .map(m -> "%d月%d日".formatted(m.getMonthValue(), m.getDayOfMonth()))
        .toList();
  }

  /** One figure for each week, by its Monday. */
  List<Integer> each(ToIntFunction<LocalDate> figure) {
    return mondays.stream().map(figure::applyAsInt).toList();
  }

  /** The days of a list that are this week's, as an address says them. */
  static String days(LocalDate monday) {
    return "from=%s&to=%s".formatted(monday, monday.plusDays(6));
  }
}
