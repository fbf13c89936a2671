package org.shenfa.procedures;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Violations;

/**
 * 程序: a state machine as data: its states, who may do what in each, where it ends. Immutable, and
 * sound as soon as it exists: every state is reached from an opening and reaches an end, and one
 * event of one actor leads to one state.
 *
 * @param name the word the database knows it by, lower case letters
 * @param label its Chinese name
 * @param clause what a refusal cites
 * @param ends the states in which a case is over
 */
public record Procedure<S extends Enum<S> & Labelled, E extends Enum<E> & Labelled>(
    String name,
    String label,
    Clause clause,
    Class<S> states,
    Class<E> events,
    Set<S> ends,
    List<Step<S, E>> steps) {

  /** 一行: one step of one actor from one state, as the database lists it. */
  public record Row(String from, String event, String actor, String to) implements Comparable<Row> {
    @Override
    public int compareTo(Row other) {
      return toString().compareTo(other.toString());
    }
  }

  public Procedure {
    ends = Set.copyOf(ends);
    steps = List.copyOf(steps);
    var seen = new HashSet<String>();
    for (var step : steps) {
      for (var from : step.from().isEmpty() ? Set.of("") : step.from()) {
        for (var by : step.by()) {
          if (!seen.add(from + " " + step.event() + " " + by)) {
            throw new IllegalArgumentException(name + ": two ways of " + from + " " + step.event());
          }
        }
      }
    }
    for (var state : states.getEnumConstants()) {
      if (!reachedFromOpenings(steps).contains(state)) {
        throw new IllegalArgumentException(name + ": nothing leads to " + state);
      }
      var ahead = reached(steps, Set.of(state));
      if (ahead.stream().noneMatch(ends::contains)) {
        throw new IllegalArgumentException(name + ": no end from " + state);
      }
    }
  }

  private static <S, E> Set<S> reachedFromOpenings(List<Step<S, E>> steps) {
    var openings = new HashSet<S>();
    steps.stream()
        .filter(s -> s.from().isEmpty() && s.to() != null)
        .forEach(s -> openings.add(s.to()));
    return reached(steps, openings);
  }

  private static <S, E> Set<S> reached(List<Step<S, E>> steps, Set<S> start) {
    var reached = new HashSet<>(start);
    var more = true;
    while (more) {
      more = false;
      for (var step : steps) {
        if (step.to() != null && step.from().stream().anyMatch(reached::contains)) {
          more |= reached.add(step.to());
        }
      }
    }
    return reached;
  }

  /**
   * The state that follows.
   *
   * @param state null before the case is opened
   * @throws Violations when this is not a step of the procedure, or not one of this actor
   */
  public S next(@Nullable S state, E event, Actor by) {
    return find(state, event, by)
        .orElseThrow(() ->
            new Violations(
                clause,
                state == null
                    ? "%s不能由%s以“%s”开始。".formatted(label, by.label(), event.label())
                    : "%s现在是“%s”，%s不能“%s”。"
                        .formatted(label, state.label(), by.label(), event.label())));
  }

  /** Whether this is a step of the procedure. */
  public boolean allows(@Nullable S state, E event, Actor by) {
    return find(state, event, by).isPresent();
  }

  private Optional<S> find(@Nullable S state, E event, Actor by) {
    return steps.stream()
        .filter(s -> s.event() == event && s.by().contains(by))
        .filter(s -> state == null ? s.from().isEmpty() : s.from().contains(state))
        .findFirst()
        .flatMap(s -> Optional.ofNullable(s.to()).or(() -> Optional.ofNullable(state)));
  }

  /** What these actors may do in a state, in the order of the events. */
  public Map<E, Actor> open(S state, Set<Actor> as) {
    var open = new EnumMap<E, Actor>(events);
    for (var step : steps) {
      if (step.from().contains(state)) {
        EnumSet.allOf(Actor.class).stream()
            .filter(a -> as.contains(a) && step.by().contains(a))
            .findFirst()
            .ifPresent(a -> open.put(step.event(), a));
      }
    }
    return open;
  }

  /** Whether a case in this state is over. */
  public boolean over(S state) {
    return ends.contains(state);
  }

  /** Every step as the database lists it. */
  public Set<Row> rows() {
    var rows = new TreeSet<Row>();
    for (var step : steps) {
      for (var by : step.by()) {
        if (step.from().isEmpty()) {
          rows.add(new Row("", step.event().name(), by.name(), String.valueOf(step.to())));
        }
        for (var from : step.from()) {
          var to = step.to() == null ? from : step.to();
          rows.add(new Row(from.name(), step.event().name(), by.name(), to.name()));
        }
      }
    }
    return rows;
  }
}
