package org.shenfa.concerns;

import static org.shenfa.regulation.Clause.HOUSE;
import static org.shenfa.regulation.Clause.MEASURES_13_1;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.database.Refusals;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Courses;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 不予回应: two people of 新闻宣传处 agree that nothing need be answered; once a month they go through all
 * of it again.
 */
@Service
public class Unanswered {
  private final ConcernCases cases;
  private final ConcernRegister register;
  private final ConcernRights rights;
  private final Courses courses;
  private final Deadlines deadlines;
  private final AuditTrail trail;
  private final Clock clock;

  Unanswered(
      ConcernCases cases,
      ConcernRegister register,
      ConcernRights rights,
      Courses courses,
      Deadlines deadlines,
      AuditTrail trail,
      Clock clock) {
    this.cases = cases;
    this.register = register;
    this.rights = rights;
    this.courses = courses;
    this.deadlines = deadlines;
    this.trail = trail;
    this.clock = clock;
  }

  /** Somebody of 新闻宣传处 thinks nothing need be answered; another has to agree. */
  @Transactional
  public void propose(Person by, long id, String reason) {
    var concern = register.seen(by, id);
    rights.as(by, concern, ConcernEvent.DROP);
    if (cases.proposals(id).stream().anyMatch(p -> p.agrees() == null)) {
      throw new Violations(MEASURES_13_1, "已经有人提出不予回应，请先办完那一项。");
    }
    var why = Courses.reason(reason);
    cases.propose(id, why, by.id());
    trail.append(Concerns.entry("concern.drop_proposed", by, concern).with("reason", why));
  }

  /** Another person of 新闻宣传处 agrees, and it is over; or not, and it goes on. */
  @Enforces({MEASURES_13_1, HOUSE})
  @Transactional
  public void decide(Person by, long id, boolean agrees, String reason) {
    var concern = register.seen(by, id);
    var as = rights.as(by, concern, ConcernEvent.DROP);
    var open =
        cases.proposals(id).stream()
            .filter(p -> p.agrees() == null)
            .findFirst()
            .orElseThrow(() -> new Violations(MEASURES_13_1, "没有等人核对的不予回应。"));
    var why = agrees ? "" : Courses.reason(reason);
    if (agrees && open.by() == by.id()) {
      throw new Violations(HOUSE, "不予回应须由另一人同意，自己提出的不能自己同意。");
    }
    var now = clock.instant();
    Refusals.asSentences(
        MEASURES_13_1,
        HOUSE,
        () -> {
          cases.decide(open.id(), agrees, why, by.id());
          return open;
        });
    if (!agrees) {
      trail.append(Concerns.entry("concern.drop_refused", by, concern).with("reason", why));
      return;
    }
    courses.take(
        ConcernEvent.PROCEDURE,
        id,
        ConcernEvent.DROP,
        as,
        now,
        open.reason(),
        Map.of("proposed", open.byName()));
    for (var deadline : deadlines.of(Concerns.PROCEDURE, id)) {
      deadlines.drop(deadline.rule(), Concerns.PROCEDURE, id, "不予回应", now);
    }
  }

  /** 每月复看: somebody of 新闻宣传处 went through what was not answered, once a month. */
  @Transactional
  public void reread(Person by, String words) {
    rights.newsroom(by);
    var said = Courses.reason(words);
    var month = LocalDate.now(clock).withDayOfMonth(1);
    if (!cases.reread(month, said, by.id())) {
      throw new Violations(MEASURES_13_1, "本月已经复看过。");
    }
    trail.append(
        Entry.of("concern.reread", by.id(), by.name())
            .about(Concerns.PROCEDURE, month.toString())
            .with("words", said));
  }

  /** What was said of this month's rereading. */
  public Optional<String> reread() {
    return cases.reread(LocalDate.now(clock).withDayOfMonth(1));
  }
}
