package org.shenfa.procedures;

import org.jspecify.annotations.Nullable;
import org.shenfa.organization.Person;

/**
 * 由谁: who takes a step, in which capacity, for which unit.
 *
 * @param person null for the public, outsiders and the system
 * @param unit the unit they act for, null where none is meant
 */
public record By(Actor actor, @Nullable Person person, @Nullable Long unit) {
  /** 系统: what time alone brings about. */
  public static final By SYSTEM = new By(Actor.SYSTEM, null, null);

  /** 公众: whoever opened the case. */
  public static final By CITIZEN = new By(Actor.CITIZEN, null, null);

  public By {
    if (actor.staff() != (person != null)) {
      throw new IllegalArgumentException(actor + " with " + person);
    }
  }

  public static By staff(Actor actor, Person person, long unit) {
    return new By(actor, person, unit);
  }
}
