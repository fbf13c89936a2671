package org.shenfa.operations;

import static org.shenfa.regulation.Clause.MEASURES_5_1;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.organization.Organization;
import org.shenfa.organization.UnitKind;
import org.shenfa.regulation.Enforces;
import org.springframework.stereotype.Service;

/** 运行维护的权限: 科技和信息化处、安技中心 and the system administrator, nobody else. */
@Service
public class OperationsRights {
  private final Organization organization;
  private final Clock clock;
  private final Map<Long, Boolean> kinds = new ConcurrentHashMap<>();

  OperationsRights(Organization organization, Clock clock) {
    this.organization = organization;
    this.clock = clock;
  }

  /** Whether they run the machine. */
  @Enforces(MEASURES_5_1)
  public boolean holds(SignedIn me) {
    return me.is(Role.SYSTEM_ADMIN)
        || organization.postsOf(me.personId(), LocalDate.now(clock)).stream()
            .map(p -> organization.unit(p.unitId()).kind())
            .anyMatch(OperationsRights::runsTheMachine);
  }

  /** Whether their pages lead there, by the unit they sign in from; the kind of a unit stays. */
  public boolean leadsThere(SignedIn me) {
    return me.is(Role.SYSTEM_ADMIN)
        || me.is(Role.STAFF)
            && kinds.computeIfAbsent(
                me.unitId(), id -> runsTheMachine(organization.unit(id).kind()));
  }

  static boolean runsTheMachine(UnitKind kind) {
    return kind == UnitKind.TECHNOLOGY_DIVISION || kind == UnitKind.SAFETY_TECH_CENTER;
  }

  /**
   * Lets them pass.
   *
   * @throws NoSuchElementException for everybody else, as if there were no such page
   */
  public void mustHold(SignedIn me) {
    if (!holds(me)) {
      throw new NoSuchElementException();
    }
  }
}
