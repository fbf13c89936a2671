package org.shenfa.letters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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
 * its words are a petition's, and nobody sees them as a letter's.
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

  /** Somebody who looks at letters at a moment; what they may be in a unit is looked up once. */
  Viewer viewer(Person person, Instant now) {
    return new Viewer(person, LocalDate.ofInstant(now, Shenfa.ZONE));
  }

  /** 查看者: one person on one day. */
  final class Viewer {
    private final Person person;
    private final LocalDate day;
    private final Map<Long, Set<Actor>> known = new HashMap<>();

    private Viewer(Person person, LocalDate day) {
      this.person = person;
      this.day = day;
    }

    Person person() {
      return person;
    }

    /** What the person may be in a letter of a unit; 0 while there is none. */
    Set<Actor> may(long unit) {
      return known.computeIfAbsent(unit, u -> actors.of(person.id(), u, day));
    }

    Set<Actor> may(Letter letter) {
      return may(Objects.requireNonNullElse(letter.unit(), 0L));
    }

    /** Whether the person sees the words of a letter. */
    boolean sees(Letter letter) {
      var as = may(letter);
      if (letter.sealed()) {
        return false;
      }
      return as.contains(Actor.INTAKE)
          || as.contains(Actor.SUPERVISOR)
          || as.contains(Actor.SITE)
          || letter.unit() != null && handles(as)
          || letter.helpers().stream().anyMatch(u -> handles(may(u)));
    }

    private boolean handles(Set<Actor> as) {
      return as.contains(Actor.HANDLER) || as.contains(Actor.HEAD) || as.contains(Actor.SECRECY);
    }
  }
}
