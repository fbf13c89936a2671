package org.shenfa.concerns;

import static org.shenfa.regulation.Clause.MEASURES_13_1;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import org.shenfa.Shenfa;
import org.shenfa.audit.AuditTrail;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 新闻发布会: held for the gravest concerns, within a term of its own. */
@Service
public class PressConferences {
  private final ConcernRegister register;
  private final ConcernCases cases;
  private final Deadlines deadlines;
  private final AuditTrail trail;
  private final Clock clock;

  PressConferences(
      ConcernRegister register,
      ConcernCases cases,
      Deadlines deadlines,
      AuditTrail trail,
      Clock clock) {
    this.register = register;
    this.cases = cases;
    this.deadlines = deadlines;
    this.trail = trail;
    this.clock = clock;
  }

  /** Notes that the press conference was held; its term is met at that time. */
  @Enforces(MEASURES_13_1)
  @Transactional
  public void held(Person by, long id, LocalDateTime at, String place) {
    var concern = register.seen(by, id);
    var when = at.atZone(Shenfa.ZONE).toInstant();
    new Violations.Gathering()
        .refuseIf(!concern.is(Level.A), MEASURES_13_1, null, "只有 A 级关切要举行新闻发布会。")
        .refuseIf(cases.press(id).isPresent(), MEASURES_13_1, null, "新闻发布会已经登记过。")
        .refuseIf(
            when.isAfter(clock.instant()) || when.isBefore(concern.since()),
            MEASURES_13_1,
            "heldAt",
            "举行时间须在事件发生或者发现以后、现在以前。")
        .refuseIf(
            place.strip().length() < 4 || place.strip().length() > 200,
            MEASURES_13_1,
            "place",
            "请写明地点和发布人（4 到 200 字）。")
        .throwIfAny();
    cases.hold(id, when, place.strip(), by.id());
    deadlines.meet(Rule.CONCERN_PRESS, Concerns.PROCEDURE, id, when);
    trail.append(
        Concerns.entry("concern.press_held", by, concern)
            .with("at", at.toString())
            .with("place", place.strip()));
  }

  public Optional<Press> of(Concern concern) {
    return cases.press(concern.id());
  }
}
