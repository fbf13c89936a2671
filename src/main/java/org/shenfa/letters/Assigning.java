package org.shenfa.letters;

import static org.shenfa.letters.Triage.NAME;
import static org.shenfa.regulation.Clause.MEASURES_12_2;
import static org.shenfa.regulation.Clause.MEASURES_19_2;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.Courses;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 承办单位: which unit handles a letter after it came back or was asked again, and who may (19-2). */
@Service
public class Assigning {
  private final LetterSteps steps;
  private final Courses courses;
  private final Deadlines deadlines;
  private final Organization organization;

  Assigning(LetterSteps steps, Courses courses, Deadlines deadlines, Organization organization) {
    this.steps = steps;
    this.courses = courses;
    this.deadlines = deadlines;
    this.organization = organization;
  }

  /** Units that may be given letters today, by their order in the office. */
  public List<Map.Entry<Long, String>> handlers(Instant now) {
    return organization.units().stream()
        .filter(u -> hasHandler(u.id(), now))
        .map(u -> Map.entry(u.id(), u.shortName()))
        .collect(Collectors.toList());
  }

  /** Gives a letter that came back once to another unit; that unit has four days of its own. */
  @Enforces(MEASURES_19_2)
  @Transactional
  public void reassign(Person me, long id, long unit, Instant now) {
    var letter = steps.find(me, id, now);
    var returns = courses.times(LetterEvent.PROCEDURE, id, LetterEvent.RETURN);
    new Violations.Gathering()
        .refuseIf(returns > 1, MEASURES_19_2, "unit", "已经退回两次，由新闻宣传处负责人指定承办单位，指定的不能再退回。")
        .refuseIf(handled(id).contains(unit), MEASURES_19_2, "unit", "退回过的单位不再改派给它。")
        .throwIfAny();
    mustHandle(id, unit, null, now);
    steps.take(
        me,
        letter,
        LetterEvent.REASSIGN,
        Actor.INTAKE,
        "",
        Map.of("unit", Long.toString(unit)),
        now);
    deadlines.meet(Rule.LETTER_TRIAGE, NAME, id, now);
    deadlines.start(Rule.LETTER_ANSWER, NAME, id, now);
  }

  /** Decides who handles a letter that two units sent back; that unit cannot. */
  @Enforces(MEASURES_19_2)
  @Transactional
  public void designate(Person me, long id, long unit, String why, Instant now) {
    var letter = steps.find(me, id, now);
    mustHandle(id, unit, null, now);
    steps.take(
        me,
        letter,
        LetterEvent.DESIGNATE,
        Actor.SUPERVISOR,
        Courses.reason(why),
        Map.of("unit", Long.toString(unit)),
        now);
    deadlines.meet(Rule.LETTER_TRIAGE, NAME, id, now);
    deadlines.start(Rule.LETTER_ANSWER, NAME, id, now);
  }

  /** Has another unit help; the first one stays responsible and its days do not change. */
  @Transactional
  public void addHelper(Person me, long id, long unit, Instant now) {
    var letter = steps.find(me, id, now);
    if (letter.unit() != null && letter.unit() == unit || letter.helpers().contains(unit)) {
      throw new Violations(MEASURES_12_2, "这个单位已经在办理这封信。");
    }
    mustHandle(id, unit, null, now);
    steps.take(
        me,
        letter,
        LetterEvent.ADD_CO_HANDLER,
        Actor.INTAKE,
        "",
        Map.of("helper", Long.toString(unit)),
        now);
  }

  /** Takes up a question asked again: the same unit, a second round of four days. */
  @Transactional
  public void acceptAgain(Person me, long id, Instant now) {
    var letter = steps.find(me, id, now);
    steps.take(
        me,
        letter,
        LetterEvent.ACCEPT_AGAIN,
        Actor.INTAKE,
        "",
        letter.unit() == null ? Map.of() : Map.of("unit", Long.toString(letter.unit())),
        now);
    deadlines.start(Rule.LETTER_ANSWER, NAME, id, now);
  }

  /** Explains why nothing is added to the answer. */
  @Transactional
  public void declineAgain(Person me, long id, String why, Instant now) {
    steps.take(
        me,
        steps.find(me, id, now),
        LetterEvent.DECLINE_AGAIN,
        Actor.INTAKE,
        Courses.reason(why),
        Map.of(),
        now);
  }

  /** Whoever is accused, now or in an earlier judgment, handles or helps with no such letter. */
  void mustHandle(long id, long unit, @Nullable Long accused, Instant now) {
    var before =
        courses.story(LetterEvent.PROCEDURE, id).stream()
            .map(p -> p.details().getOrDefault("accused", ""));
    if (accused != null && accused == unit || before.anyMatch(Long.toString(unit)::equals)) {
      throw new Violations(MEASURES_12_2, "信中反映的单位不能办理反映自己的信。");
    }
    if (organization.units().stream().noneMatch(u -> u.id() == unit) || !hasHandler(unit, now)) {
      throw new Violations(MEASURES_12_2, "这个单位现在没有经办人，不能转给它。");
    }
  }

  private List<Long> handled(long id) {
    return courses.story(LetterEvent.PROCEDURE, id).stream()
        .map(p -> Optional.ofNullable(p.details().get("unit")))
        .flatMap(Optional::stream)
        .map(Long::valueOf)
        .toList();
  }

  private boolean hasHandler(long unit, Instant now) {
    var day = LocalDate.ofInstant(now, Shenfa.ZONE);
    return !organization.holders(unit, PostKind.CLERK, day).isEmpty()
        || !organization.holders(unit, PostKind.LIAISON, day).isEmpty();
  }
}
