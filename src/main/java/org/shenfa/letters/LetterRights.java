package org.shenfa.letters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.shenfa.Shenfa;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.UnitKind;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.Actors;
import org.springframework.stereotype.Service;

/**
 * 信件权限: who sees which letter, and as what they act on it. After the hand-over to the petition desk
 * its words are not shown to the publicity office; what accuses a unit is never shown to it.
 */
@Service
class LetterRights {
  private final Actors actors;
  private final Organization organization;

  LetterRights(Actors actors, Organization organization) {
    this.actors = actors;
    this.organization = organization;
  }

  long publicity() {
    return organization.only(UnitKind.PUBLICITY_OFFICE).id();
  }

  long generalOffice() {
    return organization.only(UnitKind.GENERAL_OFFICE).id();
  }

  /** What a person may be in a letter of a unit; 0 while there is none. */
  Set<Actor> may(Person person, long unit, Instant now) {
    return actors.of(person.id(), unit, LocalDate.ofInstant(now, Shenfa.ZONE));
  }

  /** Whether a person sees the words of a letter. */
  boolean sees(Person person, Letter letter, Instant now) {
    var as = may(person, letter.unit() == null ? 0 : letter.unit(), now);
    if (letter.sealed()) {
      return as.contains(Actor.PETITION_DESK)
          || as.contains(Actor.OFFICE_HEAD)
          || letter.state() == LetterState.REPLIED && as.contains(Actor.SITE);
    }
    if (as.contains(Actor.INTAKE) || as.contains(Actor.SUPERVISOR) || as.contains(Actor.SITE)) {
      return true;
    }
    var handles =
        as.contains(Actor.HANDLER) || as.contains(Actor.HEAD) || as.contains(Actor.SECRECY);
    return letter.unit() != null && handles
        || letter.helpers().stream()
            .anyMatch(u -> {
              var in = may(person, u, now);
              return in.contains(Actor.HANDLER) || in.contains(Actor.HEAD);
            });
  }
}
