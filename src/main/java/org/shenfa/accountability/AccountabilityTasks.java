package org.shenfa.accountability;

import static org.shenfa.regulation.Clause.MEASURES_23_1;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.springframework.stereotype.Service;

/** 问责登记的待办: the cases that wait for a person, of those this person may see at all. */
@Service
public class AccountabilityTasks {
  /** What leads a case on; to dismiss it or to send it back is only possible. */
  private static final Set<AccountabilityEvent> WORK =
      EnumSet.of(
          AccountabilityEvent.CHECK_FACTS,
          AccountabilityEvent.CLASSIFY,
          AccountabilityEvent.HEAR,
          AccountabilityEvent.DECIDE,
          AccountabilityEvent.RECORD,
          AccountabilityEvent.CLOSE);

  /** Whoever did these does not decide; the database holds it. */
  private static final Set<String> PARTS =
      Set.of(
          AccountabilityEvent.SUSPECT.name(),
          AccountabilityEvent.CHECK_FACTS.name(),
          AccountabilityEvent.CLASSIFY.name());

  private final AccountabilityCases cases;
  private final AccountabilityRights rights;
  private final Accountability accountability;

  AccountabilityTasks(
      AccountabilityCases cases, AccountabilityRights rights, Accountability accountability) {
    this.cases = cases;
    this.rights = rights;
    this.accountability = accountability;
  }

  /** The newest first. */
  @Enforces(MEASURES_23_1)
  public List<AccountabilityCase> of(Person person) {
    return cases.open().stream()
        .filter(c -> rights.sees(person, c))
        .filter(c -> rights.open(person, c).keySet().stream().anyMatch(WORK::contains))
        .filter(c -> c.state() != AccountabilityState.HEARD || !hadPart(person, c))
        .toList();
  }

  private boolean hadPart(Person person, AccountabilityCase one) {
    return accountability.story(one).stream()
        .filter(p -> PARTS.contains(p.event()))
        .anyMatch(p -> p.person() != null && p.person() == person.id());
  }
}
