package org.shenfa.assessment;

import static org.shenfa.regulation.Clause.MEASURES_22_1;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Courses;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 核对与异议: the head of a unit objects to a line within five working days; somebody else than who
 * calculated answers, and a line that was wrong is taken back by another, never changed.
 */
@Service
public class Objecting {
  private final Assessing assessing;
  private final Ledger ledger;
  private final Objections objections;
  private final AssessmentRights rights;
  private final AssessmentNews news;
  private final Courses courses;
  private final Deadlines deadlines;

  Objecting(
      Assessing assessing,
      Ledger ledger,
      Objections objections,
      AssessmentRights rights,
      AssessmentNews news,
      Courses courses,
      Deadlines deadlines) {
    this.assessing = assessing;
    this.ledger = ledger;
    this.objections = objections;
    this.rights = rights;
    this.news = news;
    this.courses = courses;
    this.deadlines = deadlines;
  }

  /** Every objection of a period, for whoever sees every unit. */
  public List<Objection> all(Person by, long period) {
    rights.mustSeeAll(by);
    return objections.about(assessing.find(period).id(), ledger.of(period));
  }

  /** Those of a unit. */
  public List<Objection> of(Person by, long period, long unit) {
    rights.mustSee(by, unit);
    return objections.about(period, ledger.of(period)).stream()
        .filter(o -> o.line().unit() == unit)
        .toList();
  }

  /**
   * Objects to a line.
   *
   * @throws Violations when it is too late, was done before, or the line is itself a correction
   */
  @Enforces(MEASURES_22_1)
  @Transactional
  public void object(Person by, long period, long unit, long line, String words, Instant now) {
    var as = rights.head(by, unit);
    var of =
        ledger.of(period).stream()
            .filter(l -> l.id() == line && l.unit() == unit)
            .findFirst()
            .orElseThrow(NoSuchElementException::new);
    new Violations.Gathering()
        .refuseIf(
            !open(assessing.find(period), now),
            MEASURES_22_1,
            null,
            "现在不是核对的时候：得分送各单位核对以后五个工作日内提出异议。")
        .refuseIf(of.corrects() != null, MEASURES_22_1, null, "这一条是冲回的计分，不能再提异议。")
        .refuseIf(
            objections.about(period, List.of(of)).stream().findAny().isPresent(),
            MEASURES_22_1,
            null,
            "这一条已经提过异议。")
        .throwIfAny();
    var said = Courses.reason(words);
    var objection = objections.add(line, said, by.id(), now);
    courses.take(
        AssessmentEvent.PROCEDURE,
        period,
        AssessmentEvent.OBJECT,
        as,
        now,
        said,
        Map.of("line", Long.toString(line)));
    news.objected(assessing.find(period), objection, unit, now);
  }

  /** Whether the units' days run. */
  public boolean open(Period period, Instant now) {
    return period.state() == PeriodState.OBJECTION && !windowOver(period.id(), now);
  }

  private boolean windowOver(long period, Instant now) {
    return deadlines
        .running(Rule.ASSESSMENT_OBJECTION, Assessing.NAME, period)
        .filter(d -> !d.over(now))
        .isEmpty();
  }

  /** Answers an objection; where it is upheld, another line takes the one it is about back. */
  @Enforces(MEASURES_22_1)
  @Transactional
  public void answer(
      Person by, long period, long objection, boolean upheld, String words, Instant now) {
    var about =
        all(by, period).stream()
            .filter(o -> o.id() == objection)
            .findFirst()
            .orElseThrow(NoSuchElementException::new);
    var as = rights.answerer(by, about.line().unit());
    if (about.answer() != null) {
      throw new Violations(MEASURES_22_1, "这一条异议已经答复。");
    }
    var said = Courses.reason(words);
    objections.answer(objection, upheld, said, by.id(), now);
    if (upheld) {
      ledger.correct(about.line(), objection, now);
    }
    courses.take(
        AssessmentEvent.PROCEDURE,
        period,
        AssessmentEvent.ANSWER,
        as,
        now,
        said,
        Map.of("line", Long.toString(about.line().id()), "upheld", Boolean.toString(upheld)));
    news.answered(assessing.find(period), objection, about.line().unit(), now);
  }
}
