package org.shenfa.workdays;

import com.tyme.holiday.LegalHoliday;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The State Council's notices as the calendar library carries them, read once a year of it. */
final class Almanac {
  private static final Map<Integer, Map<LocalDate, Arranged>> YEARS = new ConcurrentHashMap<>();

  private Almanac() {}

  /** What a notice says of a day: working or off, and for which holiday. */
  record Arranged(boolean working, String holiday) {}

  /** Whether the notice of {@code year} is known; no notice is without the National Day. */
  static boolean knows(int year) {
    return arranged(year).containsKey(LocalDate.of(year, 10, 1));
  }

  static Day day(LocalDate date) {
    var arranged = arranged(date.getYear()).get(date);
    if (arranged != null) {
      return arranged.working()
          ? new Day(date, true, arranged.holiday() + "调休上班")
          : new Day(date, false, arranged.holiday() + "放假");
    }
    return weekend(date) ? new Day(date, false, "周末") : new Day(date, true, "工作日");
  }

  private static boolean weekend(LocalDate date) {
    return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static Map<LocalDate, Arranged> arranged(int year) {
    return YEARS.computeIfAbsent(year, Almanac::read);
  }

  private static Map<LocalDate, Arranged> read(int year) {
    var found = new HashMap<LocalDate, Arranged>();
    LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year + 1, 1, 1))
        .forEach(d -> {
          var listed = LegalHoliday.fromYmd(year, d.getMonthValue(), d.getDayOfMonth());
          if (listed != null) {
            found.put(d, new Arranged(listed.isWork(), listed.getName()));
          }
        });
    return Map.copyOf(found);
  }
}
