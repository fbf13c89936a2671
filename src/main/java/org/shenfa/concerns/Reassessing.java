package org.shenfa.concerns;

import static org.shenfa.regulation.Clause.MEASURES_13_1;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Courses;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 改定级别: a concern that turns out graver than it was assessed. The terms of the graver level run
 * from the first finding, as if it had been assessed so at once; what was late stays late.
 */
@Service
public class Reassessing {
  private final ConcernRegister register;
  private final ConcernCases cases;
  private final ConcernRights rights;
  private final Courses courses;
  private final Deadlines deadlines;
  private final ConcernNews news;
  private final Clock clock;

  Reassessing(
      ConcernRegister register,
      ConcernCases cases,
      ConcernRights rights,
      Courses courses,
      Deadlines deadlines,
      ConcernNews news,
      Clock clock) {
    this.register = register;
    this.cases = cases;
    this.rights = rights;
    this.courses = courses;
    this.deadlines = deadlines;
    this.news = news;
    this.clock = clock;
  }

  /**
   * Gives it a graver level, with the reason; a lesser one is refused, for what the public was
   * promised is not taken back.
   */
  @Enforces(MEASURES_13_1)
  @Transactional
  public void graver(Person by, long id, Level level, String reason) {
    var concern = register.seen(by, id);
    var as = rights.as(by, concern, ConcernEvent.REASSESS);
    var was = Objects.requireNonNull(concern.assessed()).level();
    if (level.compareTo(was) >= 0) {
      throw new Violations(MEASURES_13_1, "现在是 %s，只能改定为更高的级别。".formatted(was.label()));
    }
    var why = Courses.reason(reason);
    var now = clock.instant();
    courses.take(
        ConcernEvent.PROCEDURE,
        id,
        ConcernEvent.REASSESS,
        as,
        now,
        why,
        Map.of("from", was.name(), "to", level.name()));
    cases.assess(id, level, why, by.id());
    for (var rule : was.answers()) {
      if (!level.answers().contains(rule)) {
        deadlines.drop(rule, Concerns.PROCEDURE, id, "改定为 " + level.label(), now);
      }
    }
    for (var rule : level.answers()) {
      if (!was.answers().contains(rule)) {
        owe(concern, level, rule);
      }
    }
    if (!was.answered()) {
      deadlines.start(Rule.CONCERN_ASSIGNMENT, Concerns.PROCEDURE, id, now);
    }
    news.assessed(register.find(id));
  }

  /** Where the first answer is out already, it counts at the moment it went out. */
  private void owe(Concern concern, Level level, Rule rule) {
    deadlines.start(rule, Concerns.PROCEDURE, concern.id(), concern.since());
    if (level.first().filter(rule::equals).isPresent()) {
      register.story(concern).stream()
          .filter(p -> p.event().equals(ConcernEvent.RESPOND.name()))
          .findFirst()
          .ifPresent(p -> deadlines.meet(rule, Concerns.PROCEDURE, concern.id(), p.at()));
    }
  }

  /** Every level it was given, the first first. */
  public List<Concern.Assessed> levels(Concern concern) {
    return cases.levels(concern.id());
  }
}
