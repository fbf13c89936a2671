package org.shenfa.procedures;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 经过: one step a case took. A fact.
 *
 * @param n its place in the course, from 1
 * @param event name of the event in its procedure
 * @param person staff number's holder, null for the public, outsiders and the system
 * @param personName as registered today, empty where there is no person
 * @param unitName short name of the unit acted for, empty where none is meant
 * @param from name of the state before, empty at the opening
 * @param details what the module keeps beside it; never a citizen's data
 */
public record Passage(
    int n,
    String event,
    Actor actor,
    @Nullable Long person,
    String personName,
    @Nullable Long unit,
    String unitName,
    Instant at,
    String from,
    String to,
    String reason,
    Map<String, String> details) {
  public Passage {
    details = Map.copyOf(details);
  }
}
