package org.shenfa.procedures;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 一步: what may happen in which states, by whom, and what comes of it.
 *
 * @param from the states it may happen in, empty for the event that opens a case
 * @param to the state it leads to, null when the state stays what it was
 */
public record Step<S, E>(Set<S> from, E event, Set<Actor> by, @Nullable S to) {
  public Step {
    from = Set.copyOf(from);
    by = Set.copyOf(by);
    if (by.isEmpty()) {
      throw new IllegalArgumentException("somebody takes the step " + event);
    }
  }

  /** The event a case begins with. */
  public static <S, E> Step<S, E> opening(E event, S to, Actor... by) {
    return new Step<>(Set.of(), event, Set.of(by), to);
  }

  /** From one state to another. */
  public static <S, E> Step<S, E> step(S from, E event, S to, Actor... by) {
    return new Step<>(Set.of(from), event, Set.of(by), to);
  }

  /** From any of several states to one. */
  public static <S, E> Step<S, E> step(List<S> from, E event, S to, Actor... by) {
    return new Step<>(Set.copyOf(from), event, Set.of(by), to);
  }

  /** Something that happens without a change of state. */
  public static <S, E> Step<S, E> staying(List<S> in, E event, Actor... by) {
    return new Step<>(Set.copyOf(in), event, Set.of(by), null);
  }
}
