package org.shenfa.concerns;

import static org.shenfa.regulation.Clause.HOUSE;
import static org.shenfa.regulation.Clause.MEASURES_13_1;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.database.Refusals;
import org.shenfa.deadlines.Deadline;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.procedures.Courses;
import org.shenfa.procedures.Passage;
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
      ConcernRights rights,
      Statements statements,
      Courses courses,
      Deadlines deadlines,
      Organization organization,
      ConcernNews news,
      AuditTrail trail,
      Clock clock) {
    this.cases = cases;
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
    var concern = find(id);
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
    var concern = seen(by, id);
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
    news.assessed(find(id));
  }

  /**
   * Gives it to the unit whose function it is, which answers for it first, and names who speaks.
   */
  @Enforces(MEASURES_13_1)
  @Transactional
  public void assign(Person by, long id, long unit, String spokesperson, String reason) {
    var concern = seen(by, id);
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
    news.assigned(find(id));
  }

  /** Somebody of 新闻宣传处 thinks nothing need be answered; another has to agree. */
  @Transactional
  public void proposeDrop(Person by, long id, String reason) {
    var concern = seen(by, id);
    rights.as(by, concern, ConcernEvent.DROP);
    if (cases.proposals(id).stream().anyMatch(p -> p.agrees() == null)) {
      throw new Violations(MEASURES_13_1, "已经有人提出不予回应，请先办完那一项。");
    }
    var why = Courses.reason(reason);
    cases.propose(id, why, by.id());
    trail.append(entry("concern.drop_proposed", by, concern).with("reason", why));
  }

  /** Another person of 新闻宣传处 agrees, and it is over; or not, and it goes on. */
  @Enforces({MEASURES_13_1, HOUSE})
  @Transactional
  public void decideDrop(Person by, long id, boolean agrees, String reason) {
    var concern = seen(by, id);
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
      trail.append(entry("concern.drop_refused", by, concern).with("reason", why));
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
    for (var deadline : deadlines.of(PROCEDURE, id)) {
      deadlines.drop(deadline.rule(), PROCEDURE, id, "不予回应", now);
    }
  }

  /** The head of the unit closes it, once the final result is public. */
  @Enforces(MEASURES_13_1)
  @Transactional
  public void conclude(Person by, long id, String reason) {
    var concern = seen(by, id);
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
    var concern = seen(by, id);
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
    var concern = seen(by, id);
    rights.newsroom(by);
    var number = letter.strip().toUpperCase(java.util.Locale.ROOT);
    if (!number.matches("[0-9A-Z-]{4,24}")) {
      throw new Violations(MEASURES_13_1, "请填写来信编号，只有数字、字母和短横。");
    }
    if (cases.link(id, number, by.id())) {
      trail.append(entry("concern.letter_linked", by, concern).with("letter", number));
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
            .about(PROCEDURE, month.toString())
            .with("words", said));
  }

  /** What was said of this month's rereading. */
  public Optional<String> reread() {
    return cases.reread(LocalDate.now(clock).withDayOfMonth(1));
  }

  /** The concern, for somebody who may see it. */
  public Concern seen(Person by, long id) {
    var concern = find(id);
    rights.mustSee(by, concern);
    return concern;
  }

  Concern find(long id) {
    return cases.find(id).orElseThrow(NoSuchElementException::new);
  }

  /** Every concern this person may see, the newest first. */
  public List<Concern> seen(Person by) {
    return cases.all().stream().filter(c -> rights.sees(by, c)).toList();
  }

  /** Concerns of the first level that are not over. */
  public List<Concern> gravest() {
    return cases.all().stream()
        .filter(c -> c.is(Level.A) && c.state().ordinal() < ConcernState.CONCLUDED.ordinal())
        .toList();
  }

  public List<Passage> story(Concern concern) {
    return courses.story(ConcernEvent.PROCEDURE, concern.id());
  }

  public List<Deadline> clocks(Concern concern) {
    return deadlines.of(PROCEDURE, concern.id());
  }

  /** Every clock of a concern as it stands, the first first. */
  public List<ConcernClock> clocks(Concern concern, Instant now) {
    return clocks(concern).stream().map(d -> ConcernClock.of(d, now)).toList();
  }

  /** Those that run, the one that ends first first. */
  public List<ConcernClock> running(Concern concern, Instant now) {
    return clocks(concern, now).stream()
        .filter(ConcernClock::running)
        .sorted(Comparator.comparing(c -> Optional.ofNullable(c.end()).orElse(Instant.MAX)))
        .toList();
  }

  /** The promise that was not kept and is still owed. */
  public Optional<Deadline> stale(Concern concern, Instant now) {
    return clocks(concern).stream()
        .filter(d -> d.rule() == Rule.CONCERN_UPDATE && d.over(now))
        .findFirst();
  }

  public List<DropProposal> proposals(Concern concern) {
    return cases.proposals(concern.id());
  }

  public List<String> letters(Concern concern) {
    return cases.letters(concern.id());
  }

  static Entry entry(String what, Person by, Concern concern) {
    return Entry.of(what, by.id(), by.name()).about(PROCEDURE, Long.toString(concern.id()));
  }
}
