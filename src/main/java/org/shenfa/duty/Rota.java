package org.shenfa.duty;

import static org.shenfa.regulation.Clause.MEASURES_25_1;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.shenfa.regulation.Enforces;

/**
 * 排班: proposes one person for each day that has none. Whoever had fewest turns of the day's kind
 * comes first, then who had fewest at all, then whose last turn is longest ago; nobody two days
 * running while another can. Pure.
 */
final class Rota {
  private static final int NEVER = 10_000;

  private Rota() {}

  /**
   * The proposal, day by day; a day nobody can take is left out.
   *
   * @param days those that are free, in order
   * @param taken whose turn the days around and between them are
   */
  @Enforces(MEASURES_25_1)
  static SortedMap<LocalDate, Long> propose(
      List<LocalDate> days,
      Map<LocalDate, Long> taken,
      List<Reader> readers,
      Function<LocalDate, DayKind> kind) {
    var tallies = new HashMap<Long, Tally>();
    readers.forEach(r -> tallies.put(r.person(), new Tally(r)));
    taken.forEach((day, person) -> {
      if (tallies.containsKey(person)) {
        tallies.get(person).turn(day, kind.apply(day));
      }
    });
    var proposed = new TreeMap<LocalDate, Long>();
    var whole = new HashMap<>(taken);
    for (var day : days) {
      best(day, kind.apply(day), new ArrayList<>(tallies.values()), whole)
          .ifPresent(t -> {
            t.turn(day, kind.apply(day));
            proposed.put(day, t.reader.person());
            whole.put(day, t.reader.person());
          });
    }
    return proposed;
  }

  private static Optional<Tally> best(
      LocalDate day, DayKind kind, List<Tally> tallies, Map<LocalDate, Long> whole) {
    return tallies.stream()
        .filter(t -> !t.reader.away().contains(day))
        .min(
            Comparator.<Tally>comparingInt(t -> t.beside(day, whole) ? 1 : 0)
                .thenComparingInt(t -> t.had.getOrDefault(kind, 0))
                .thenComparingInt(Tally::all)
                .thenComparingLong(t -> -t.rested(day))
                .thenComparingLong(t -> t.reader.person()));
  }

  /** A reader with the turns that were given to them on the way. */
  private static final class Tally {
    private final Reader reader;
    private final Map<DayKind, Integer> had = new EnumMap<>(DayKind.class);
    private Optional<LocalDate> last;

    Tally(Reader reader) {
      this.reader = reader;
      this.last = Optional.ofNullable(reader.last());
      for (var kind : DayKind.values()) {
        had.put(kind, reader.had(kind));
      }
    }

    void turn(LocalDate day, DayKind kind) {
      had.merge(kind, 1, Integer::sum);
      last = last.filter(l -> l.isAfter(day)).or(() -> Optional.of(day));
    }

    int all() {
      return had.values().stream().mapToInt(Integer::intValue).sum();
    }

    long rested(LocalDate day) {
      return last.map(l -> Math.abs(ChronoUnit.DAYS.between(l, day))).orElse((long) NEVER);
    }

    boolean beside(LocalDate day, Map<LocalDate, Long> whole) {
      return Long.valueOf(reader.person()).equals(whole.get(day.minusDays(1)))
          || Long.valueOf(reader.person()).equals(whole.get(day.plusDays(1)));
    }
  }
}
