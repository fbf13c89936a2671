package org.shenfa.review;

import static org.shenfa.regulation.Clause.HOUSE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.shenfa.organization.Authority;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.UnitKind;
import org.shenfa.regulation.Enforces;
import org.springframework.stereotype.Service;

/** 审查人: who may take the look that is due, under which authority, and why somebody may not. */
@Service
public class Reviewers {
  private final Cases cases;
  private final Organization organization;
  private final Clock clock;

  Reviewers(Cases cases, Organization organization, Clock clock) {
    this.cases = cases;
    this.organization = organization;
    this.clock = clock;
  }

  /** Under which authority this person may take the look that is due, if any. */
  public Optional<Authority> authority(Person person, ReviewCase on) {
    return on.next()
        .flatMap(look ->
            whyNot(person, on).isPresent() ? Optional.empty() : authority(person, on, look));
  }

  Optional<Authority> authority(Person person, ReviewCase on, Look look) {
    var today = LocalDate.now(clock);
    var unit = unitOf(look, on);
    var held = organization.authority(person.id(), unit, look.post(), today);
    if (on.lane() != Lane.EMERGENCY || held.filter(a -> a.delegation() == null).isPresent()) {
      return held;
    }
    var deputy =
        switch (look) {
          case HEAD_CONFIRMATION ->
              organization.authority(person.id(), unit, PostKind.DEPUTY_HEAD, today);
          case FINAL_APPROVAL ->
              organization.authority(person.id(), unit, PostKind.DEPUTY_LEADER, today);
          case SECRECY_REVIEW,
              PAPER_COMPARISON,
              SITE_CHECK,
              OPENNESS_REVIEW,
              EDITORIAL_REVIEW,
              RELEASE ->
              Optional.<Authority>empty();
        };
    // A post of one's own comes first: standing in for somebody brings that person's exclusions.
    return deputy.filter(a -> a.delegation() == null).or(() -> held).or(() -> deputy);
  }

  /** The unit whose post takes a look of this case. */
  public long unitOf(Look look, ReviewCase on) {
    return switch (look) {
      case SECRECY_REVIEW, HEAD_CONFIRMATION -> on.revision().manifest().unit();
      case OPENNESS_REVIEW -> organization.only(UnitKind.GENERAL_OFFICE).id();
      case FINAL_APPROVAL -> organization.only(UnitKind.LEADERSHIP).id();
      case PAPER_COMPARISON, SITE_CHECK, EDITORIAL_REVIEW, RELEASE ->
          organization.only(UnitKind.PUBLICITY_OFFICE).id();
    };
  }

  /** Why this person may not take the look that is due, in a sentence; empty when they may. */
  @Enforces(HOUSE)
  public Optional<String> whyNot(Person person, ReviewCase on) {
    var look = on.next();
    if (look.isEmpty()) {
      return Optional.of("这一件现在没有待签的环节（%s）。".formatted(on.state().label()));
    }
    if (on.openedBy() == person.id() || cases.contributed(person.id(), on.revision().itemId())) {
      return Optional.of("您起草、改动或者报送过这一件，不能再审查它。");
    }
    if (on.opinions().stream().anyMatch(o -> o.personId() == person.id())) {
      return Optional.of("您已经在这一件的“%s”环节签过，同一人不能签两次。".formatted(mine(on, person).label()));
    }
    var held = authority(person, on, look.get());
    if (held.isEmpty()) {
      return Optional.of("这一环节由%s办理，您今天没有担任这个职务，也没有有效的委托。".formatted(look.get().reviewer()));
    }
    return held.filter(a -> a.delegation() != null)
        .map(a -> organization.person(a.post().personId()))
        .filter(giver -> excluded(giver, on))
        .map(giver ->
            "您受%s委托，而%s起草、改动、报送或者审查过这一件：受托人与委托人同样回避。".formatted(giver.name(), giver.name()));
  }

  private boolean excluded(Person person, ReviewCase on) {
    return on.openedBy() == person.id()
        || cases.contributed(person.id(), on.revision().itemId())
        || on.opinions().stream().anyMatch(o -> o.personId() == person.id());
  }

  private static Look mine(ReviewCase on, Person person) {
    return on.opinions().stream()
        .filter(o -> o.personId() == person.id())
        .findFirst()
        .orElseThrow()
        .look();
  }

  /** People who may take the look that is due. */
  public List<Authority> candidates(ReviewCase on) {
    return on.next()
        .map(look -> organization.holders(unitOf(look, on), look.post(), LocalDate.now(clock)))
        .orElse(List.of());
  }

  /** Who may take the look that is due in this person's stead today, under a delegation. */
  public List<Authority> standIns(Person person, ReviewCase on) {
    return on
        .next()
        .map(look -> organization.holders(unitOf(look, on), look.post(), LocalDate.now(clock)))
        .orElse(List.of())
        .stream()
        .filter(a -> a.delegation() != null && a.post().personId() == person.id())
        .toList();
  }
}
