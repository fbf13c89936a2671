package org.shenfa.concerns;

import static org.shenfa.regulation.Clause.MEASURES_13_1;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.procedures.Courses;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 关切的办理: an event is registered, assessed, given to the unit whose function it is, and closed; what
 * is answered is in {@link Responding}.
 */
@Service
public class Concerns {
  static final String PROCEDURE = ConcernEvent.PROCEDURE.name();

  private final ConcernCases cases;
  private final ConcernRegister register;
  private final ConcernRights rights;
  private final Statements statements;
  private final Courses courses;
  private final Deadlines deadlines;
  private final Organization organization;
  private final ConcernNews news;
  private final AuditTrail trail;
  private final Clock clock;

  Concerns(
      ConcernCases cases,
      ConcernRegister register,
      ConcernRights rights,
      Statements statements,
      Courses courses,
      Deadlines deadlines,
      Organization organization,
      ConcernNews news,
      AuditTrail trail,
      Clock clock) {
    this.cases = cases;
    this.register = register;
    this.rights = rights;
    this.statements = statements;
    this.courses = courses;
    this.deadlines = deadlines;
    this.organization = organization;
    this.news = news;
    this.trail = trail;
    this.clock = clock;
  }

  /** Registers what somebody of the house noticed; the clocks run from when it was found. */
  @Enforces(MEASURES_13_1)
  @Transactional
  public long notice(Person by, ConcernNotice notice) {
    var as = rights.anyone(by);
    notice.missing(LocalDateTime.now(clock)).throwIfAny();
    var id = cases.add(notice, Objects.requireNonNull(notice.source()), by.id());
    courses.take(
        ConcernEvent.PROCEDURE, id, ConcernEvent.NOTICE, as, clock.instant(), "", Map.of());
    var concern = register.find(id);
    deadlines.start(
        notice.urgent() ? Rule.CONCERN_ASSESSMENT_URGENT : Rule.CONCERN_ASSESSMENT,
        PROCEDURE,
        id,
        concern.foundAt());
    news.found(concern);
    return id;
  }

  /**
   * Says how grave it is, with the reason, once; from then on the answer is owed by the hour,
   * counted from the occurrence where it is known.
   */
  @Enforces(MEASURES_13_1)
  @Transactional
  public void assess(Person by, long id, Level level, String reason) {
    var concern = register.seen(by, id);
    var as = rights.as(by, concern, ConcernEvent.ASSESS);
    var why = Courses.reason(reason);
    var now = clock.instant();
    courses.take(
        ConcernEvent.PROCEDURE,
        id,
        ConcernEvent.ASSESS,
        as,
        now,
        why,
        Map.of("level", level.name()));
    cases.assess(id, level, why, by.id());
    var owed = level.assessment();
    if (deadlines.running(owed, PROCEDURE, id).isEmpty()) {
      var other =
          owed == Rule.CONCERN_ASSESSMENT
              ? Rule.CONCERN_ASSESSMENT_URGENT
              : Rule.CONCERN_ASSESSMENT;
      deadlines.drop(other, PROCEDURE, id, "定为 " + level.label(), now);
      deadlines.start(owed, PROCEDURE, id, concern.foundAt());
    }
    deadlines.meet(owed, PROCEDURE, id, now);
    if (level.answered()) {
      deadlines.start(Rule.CONCERN_ASSIGNMENT, PROCEDURE, id, now);
    }
    for (var rule : level.answers()) {
      deadlines.start(rule, PROCEDURE, id, concern.since());
    }
    news.assessed(register.find(id));
  }

  /**
   * Gives it to the unit whose function it is, which answers for it first, and names who speaks.
   */
  @Enforces(MEASURES_13_1)
  @Transactional
  public void assign(Person by, long id, long unit, String spokesperson, String reason) {
    var concern = register.seen(by, id);
    var as = rights.as(by, concern, ConcernEvent.ASSIGN);
    var speaks = organization.person(spokesperson.strip());
    new Violations.Gathering()
        .refuseIf(concern.is(Level.D), MEASURES_13_1, null, "D 级只作观察，不交办；情况有变的，请重新登记。")
        .refuseIf(
            organization.units().stream().noneMatch(u -> u.id() == unit)
                || organization.holders(unit, PostKind.UNIT_HEAD, LocalDate.now(clock)).isEmpty(),
            MEASURES_13_1,
            "unit",
            "请选择责任单位；没有主要负责人的单位不能承办。")
        .refuseIf(
            speaks
                .filter(p -> !organization.postsOf(p.id(), LocalDate.now(clock)).isEmpty())
                .isEmpty(),
            MEASURES_13_1,
            "spokesperson",
            "请填写发言人的工号，须是现在任职的人。")
        .throwIfAny();
    var why = Courses.reason(reason);
    var now = clock.instant();
    courses.take(
        ConcernEvent.PROCEDURE,
        id,
        ConcernEvent.ASSIGN,
        as,
        now,
        why,
        Map.of("unit", Long.toString(unit)));
    cases.charge(id, unit, speaks.orElseThrow().id(), why, by.id());
    deadlines.meet(Rule.CONCERN_ASSIGNMENT, PROCEDURE, id, now);
    news.assigned(register.find(id));
  }

  /** The head of the unit closes it, once the final result is public. */
  @Enforces(MEASURES_13_1)
  @Transactional
  public void conclude(Person by, long id, String reason) {
    var concern = register.seen(by, id);
    var as = rights.as(by, concern, ConcernEvent.CONCLUDE);
    if (!statements.resultIsOut(id)) {
      throw new Violations(MEASURES_13_1, "最终结果还没有在网站公布，不能办结。");
    }
    var now = clock.instant();
    courses.take(
        ConcernEvent.PROCEDURE,
        id,
        ConcernEvent.CONCLUDE,
        as,
        now,
        Courses.reason(reason),
        Map.of());
    deadlines.drop(Rule.CONCERN_UPDATE, PROCEDURE, id, "已经办结", now);
    deadlines.drop(Rule.CONCERN_PRESS, PROCEDURE, id, "办结时没有举行", now);
    deadlines.start(Rule.CONCERN_EVALUATION, PROCEDURE, id, now);
  }

  /** 新闻宣传处 answers the three questions; what was late cannot be called timely. */
  @Enforces(MEASURES_13_1)
  @Transactional
  public void evaluate(Person by, long id, Evaluation evaluation) {
    var concern = register.seen(by, id);
    var as = rights.as(by, concern, ConcernEvent.EVALUATE);
    var late = deadlines.of(PROCEDURE, id).stream().anyMatch(d -> d.late() && d.rule().law());
    evaluation.missing(late).throwIfAny();
    var now = clock.instant();
    courses.take(
        ConcernEvent.PROCEDURE,
        id,
        ConcernEvent.EVALUATE,
        as,
        now,
        evaluation.effect(),
        evaluation.details());
    deadlines.meet(Rule.CONCERN_EVALUATION, PROCEDURE, id, now);
  }

  /** Notes the number of a letter that speaks of this event. */
  @Transactional
  public void link(Person by, long id, String letter) {
    var concern = register.seen(by, id);
    rights.newsroom(by);
    var number = letter.strip().toUpperCase(java.util.Locale.ROOT);
    if (!number.matches("[0-9A-Z-]{4,24}")) {
      throw new Violations(MEASURES_13_1, "请填写来信编号，只有数字、字母和短横。");
    }
    if (cases.link(id, number, by.id())) {
      trail.append(entry("concern.letter_linked", by, concern).with("letter", number));
    }
  }

  static Entry entry(String what, Person by, Concern concern) {
    return Entry.of(what, by.id(), by.name()).about(PROCEDURE, Long.toString(concern.id()));
  }
}
