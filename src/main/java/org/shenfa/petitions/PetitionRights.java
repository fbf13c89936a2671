package org.shenfa.petitions;

import static org.shenfa.regulation.Clause.MEASURES_19_3;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.shenfa.Shenfa;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.Post;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.UnitKind;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.Actors;
import org.shenfa.regulation.Enforces;
import org.springframework.stereotype.Service;

/**
 * 信访权限: who reads a petition, and as what they act on it. Never the person or the unit it accuses
 * (信访工作条例第三十条); a sealed report is read by those on its list alone.
 */
@Service
class PetitionRights {
  private final Actors actors;
  private final Organization organization;

  PetitionRights(Actors actors, Organization organization) {
    this.actors = actors;
    this.organization = organization;
  }

  long office() {
    return organization.only(UnitKind.GENERAL_OFFICE).id();
  }

  long publicity() {
    return organization.only(UnitKind.PUBLICITY_OFFICE).id();
  }

  long leadership() {
    return organization.only(UnitKind.LEADERSHIP).id();
  }

  /** Somebody who looks at petitions at a moment. */
  Viewer viewer(Person person, Instant now) {
    return new Viewer(person, LocalDate.ofInstant(now, Shenfa.ZONE));
  }

  /**
   * Whether somebody is accused by a petition, or belongs to the unit that is. What is directed
   * against the office itself has nobody else to go to: there the accused person alone is kept out.
   */
  boolean accused(Petition petition, long person, LocalDate day) {
    return accused(petition, person, units(person, day));
  }

  private boolean accused(Petition petition, long person, Set<Long> units) {
    var unit = petition.accusedUnit();
    return Objects.equals(petition.accusedPerson(), person)
        || unit != null && unit != office() && units.contains(unit);
  }

  private Set<Long> units(long person, LocalDate day) {
    return organization.postsOf(person, day).stream().map(Post::unitId).collect(Collectors.toSet());
  }

  /** Leaders, or those of them on the list of a sealed report; nobody who is accused. */
  Set<Long> leaders(Petition petition, LocalDate day) {
    var all = new LinkedHashSet<Long>();
    for (var kind : List.of(PostKind.PRINCIPAL_LEADER, PostKind.DEPUTY_LEADER)) {
      organization.holders(leadership(), kind, day).forEach(a -> all.add(a.person().id()));
    }
    all.removeIf(
        p -> accused(petition, p, day) || petition.sealed() && !petition.admitted().contains(p));
    return all;
  }

  /** 查看者: one person on one day. */
  final class Viewer {
    private final Person person;
    private final Set<Actor> posts;
    private final Set<Long> units;

    private Viewer(Person person, LocalDate day) {
      this.person = person;
      this.posts = EnumSet.copyOf(actors.of(person.id(), office(), day));
      posts.remove(Actor.HANDLER);
      posts.remove(Actor.HEAD);
      this.units = units(person.id(), day);
    }

    private boolean accused(Petition petition) {
      return PetitionRights.this.accused(petition, person.id(), units);
    }

    /** Whether the person holds the site's pen. */
    boolean site() {
      return posts.contains(Actor.SITE);
    }

    boolean petitionDesk() {
      return posts.contains(Actor.PETITION_DESK);
    }

    /** Whether the person is of the desk, its head or a leader. */
    boolean desk() {
      return posts.contains(Actor.PETITION_DESK)
          || posts.contains(Actor.OFFICE_HEAD)
          || posts.contains(Actor.LEADER);
    }

    /** Whether the person is of those who answer letters, and so sees numbers and states. */
    boolean publicity() {
      return posts.contains(Actor.SITE)
          || posts.contains(Actor.INTAKE)
          || posts.contains(Actor.SUPERVISOR);
    }

    /** Whether number, state and day of a petition may be known to the person. */
    boolean knows(Petition petition) {
      return publicity() && !accused(petition);
    }

    /** Whether the person reads a petition. */
    @Enforces(MEASURES_19_3)
    boolean sees(Petition petition) {
      if (accused(petition)) {
        return false;
      }
      if (petition.sealed()) {
        return petition.admitted().contains(person.id());
      }
      return desk()
          || petition.handlers().contains(person.id())
          || petition.state() == PetitionState.CONCLUDED && posts.contains(Actor.SECRECY);
    }

    /** As what the person acts on a petition that is seen. */
    Set<Actor> may(Petition petition) {
      var as = EnumSet.copyOf(posts);
      as.remove(Actor.SITE);
      if (petition.handlers().contains(person.id())) {
        as.add(Actor.HANDLER);
      }
      return as;
    }
  }
}
