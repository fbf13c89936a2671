package org.shenfa.concerns;

import static org.shenfa.regulation.Clause.MEASURES_13_1;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.Refusals;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Courses;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 并案: one event that was registered twice goes on as one. Both keep their course; what was answered
 * for either stands on the page of the one that goes on. Nothing owed is lost by it: the one that
 * goes on was found first or has answered, is as grave, and has promised its next word as soon.
 */
@Service
public class ConcernMerging {
  private final ConcernRegister register;
  private final ConcernCases cases;
  private final ConcernRights rights;
  private final Statements statements;
  private final Courses courses;
  private final Deadlines deadlines;
  private final ConcernNews news;
  private final Clock clock;

  ConcernMerging(
      ConcernRegister register,
      ConcernCases cases,
      ConcernRights rights,
      Statements statements,
      Courses courses,
      Deadlines deadlines,
      ConcernNews news,
      Clock clock) {
    this.register = register;
    this.cases = cases;
    this.rights = rights;
    this.statements = statements;
    this.courses = courses;
    this.deadlines = deadlines;
    this.news = news;
    this.clock = clock;
  }

  /**
   * Ends a concern in another one, with the reason.
   *
   * @param number of the concern that goes on
   */
  @Enforces(MEASURES_13_1)
  @Transactional
  public void merge(Person by, long id, String number, String reason) {
    var concern = register.seen(by, id);
    var as = rights.as(by, concern, ConcernEvent.MERGE);
    var why = Courses.reason(reason);
    var main =
        cases
            .find(number.strip().toUpperCase(Locale.ROOT))
            .filter(m -> rights.sees(by, m))
            .orElseThrow(() -> new Violations(MEASURES_13_1, "没有编号为这个的关切，请核对台账里的编号。"));
    refusals(concern, main).throwIfAny();
    var now = clock.instant();
    courses.take(
        ConcernEvent.PROCEDURE,
        id,
        ConcernEvent.MERGE,
        as,
        now,
        why,
        Map.of("main", main.number()));
    courses.take(
        ConcernEvent.PROCEDURE,
        main.id(),
        ConcernEvent.TAKE_IN,
        as,
        now,
        why,
        Map.of("merged", concern.number()));
    Refusals.asSentences(
        MEASURES_13_1,
        () -> {
          cases.merge(id, main.id(), why, by.id());
          return main;
        });
    settle(concern, main, now);
    news.merged(main, concern);
  }

  private Violations.Gathering refusals(Concern concern, Concern main) {
    var level = level(concern);
    var mains = level(main);
    var responded = main.state() == ConcernState.RESPONDED;
    return new Violations.Gathering()
        .refuseIf(main.id() == concern.id(), MEASURES_13_1, "main", "不能并入自己。")
        .refuseIf(
            main.state().compareTo(ConcernState.RESPONDED) > 0,
            MEASURES_13_1,
            "main",
            "%s 是“%s”，只能并入在办的关切。".formatted(main.number(), main.state().label()))
        .refuseIf(
            level != null && (mains == null || mains.compareTo(level) > 0),
            MEASURES_13_1,
            "main",
            "这一件是 %s，%s 还没有定到这一级；请先给它定级或者改定级别，再并入。".formatted(level + " 级", main.number()))
        .refuseIf(
            concern.state() == ConcernState.RESPONDED && !responded,
            MEASURES_13_1,
            "main",
            "这一件已经回应，%s 还没有；请反过来，把没有回应的并入这一件。".formatted(main.number()))
        .refuseIf(
            !responded && concern.since().isBefore(main.since()),
            MEASURES_13_1,
            "main",
            "这一件发现在先，时钟从最初发现起算；请反过来，把后发现的 %s 并入这一件。".formatted(main.number()))
        .refuseIf(
            statements.of(concern.id()).stream().anyMatch(s -> s.out() == null || !s.taken()),
            MEASURES_13_1,
            null,
            "这一件还有稿件没有放行，请先办完或者放弃那一稿。")
        .refuseIf(
            promised(concern).filter(p -> !kept(main, p)).isPresent(),
            MEASURES_13_1,
            null,
            "这一件向公众约定的下次更新比 %s 早，请先续报，再并入。".formatted(main.number()));
  }

  private static @Nullable Level level(Concern concern) {
    var assessed = concern.assessed();
    return assessed == null ? null : assessed.level();
  }

  /** When the public was promised the next word. */
  private Optional<Instant> promised(Concern concern) {
    return deadlines
        .running(Rule.CONCERN_UPDATE, Concerns.PROCEDURE, concern.id())
        .map(d -> d.from());
  }

  private boolean kept(Concern main, Instant promise) {
    return promised(main).filter(p -> !p.isAfter(promise)).isPresent();
  }

  /** What the other one answered already counts from when it went out; what is late stays late. */
  private void settle(Concern concern, Concern main, Instant now) {
    var answered =
        register.story(main).stream()
            .filter(p -> p.event().equals(ConcernEvent.RESPOND.name()))
            .findFirst();
    var first = Optional.ofNullable(level(concern)).flatMap(Level::first);
    for (var deadline : deadlines.of(Concerns.PROCEDURE, concern.id())) {
      var rule = deadline.rule();
      if (answered.isPresent() && first.filter(rule::equals).isPresent()) {
        deadlines.meet(rule, Concerns.PROCEDURE, concern.id(), answered.get().at());
      } else {
        deadlines.drop(rule, Concerns.PROCEDURE, concern.id(), "并入 " + main.number(), now);
      }
    }
  }

  /** The concern another one ended in. */
  public Optional<Concern> main(Concern concern) {
    return cases.mainOf(concern.id());
  }

  /** What ended in a concern, the first first. */
  public List<Concern> merged(Concern main) {
    return cases.mergedInto(main.id());
  }
}
