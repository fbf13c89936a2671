package org.shenfa.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import java.util.Set;
import org.shenfa.Shenfa;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.Actors;
import org.springframework.stereotype.Service;

/** Who has to do with what is kept of persons: the three desks that take it in, and their heads. */
@Service
class RightsOf {
  private final Actors actors;

  RightsOf(Actors actors) {
    this.actors = actors;
  }

  /** What one person is in this. */
  record Role(Set<Actor> as) {
    boolean heads() {
      return as.contains(Actor.SUPERVISOR) || as.contains(Actor.OFFICE_HEAD);
    }

    boolean decides(Held held, boolean sealed) {
      return as.contains(held.decides(sealed));
    }
  }

  /**
   * The role of a person.
   *
   * @throws NoSuchElementException when there is none
   */
  Role of(Person me, Instant now) {
    var role = new Role(actors.of(me.id(), 0, LocalDate.ofInstant(now, Shenfa.ZONE)));
    if (!role.heads()
        && !role.as().contains(Actor.INTAKE)
        && !role.as().contains(Actor.PETITION_DESK)
        && !role.as().contains(Actor.OPENNESS_DESK)) {
      throw new NoSuchElementException();
    }
    return role;
  }
}
