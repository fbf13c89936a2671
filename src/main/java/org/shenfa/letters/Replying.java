package org.shenfa.letters;

import static org.shenfa.regulation.Clause.MEASURES_19_1;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.Courses;
import org.shenfa.regulation.Enforces;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 网站答复: what the site does with an answer that a unit approved. */
@Service
public class Replying {
  private final Letters letters;
  private final LetterSteps steps;
  private final Answering answering;
  private final Deadlines deadlines;

  Replying(Letters letters, LetterSteps steps, Answering answering, Deadlines deadlines) {
    this.letters = letters;
    this.steps = steps;
    this.answering = answering;
    this.deadlines = deadlines;
  }

  /** The site sends an answer back for a fault of form; it counts as not handed over. */
  @Transactional
  public void siteSendsBack(Person me, long id, String why, Instant now) {
    var letter = steps.find(me, id, now);
    steps.take(
        me, letter, LetterEvent.SITE_SENDS_BACK, Actor.SITE, Courses.reason(why), Map.of(), now);
    deadlines.drop(Rule.LETTER_REPLY, Triage.NAME, id, "网站退回", now);
    var first =
        deadlines.of(Triage.NAME, id).stream()
            .filter(d -> d.rule() == Rule.LETTER_ANSWER)
            .toList()
            .getLast();
    deadlines.start(Rule.LETTER_ANSWER, Triage.NAME, id, first.from());
  }

  /**
   * The site hands the answer to its writer, and to those whose letters were joined to this one.
   */
  @Enforces(MEASURES_19_1)
  @Transactional
  public void reply(Person me, long id, Instant now) {
    var letter = steps.find(me, id, now);
    var draft = answering.current(id).orElseThrow();
    steps.take(
        me,
        letter,
        LetterEvent.REPLY,
        Actor.SITE,
        "",
        Map.of(
            "text",
            Long.toString(draft.text().id()),
            "unit",
            String.valueOf(Objects.requireNonNull(letter.unit()))),
        now);
    answered(letter, now);
  }

  /** What follows from an answer that reached its writer. */
  void answered(Letter letter, Instant now) {
    deadlines.meet(Rule.LETTER_REPLY, Triage.NAME, letter.id(), now);
    deadlines.meet(Rule.LETTER_PROMISE, Triage.NAME, letter.id(), now);
    letters
        .mergedInto(letter.id())
        .forEach(m -> deadlines.meet(Rule.LETTER_PROMISE, Triage.NAME, m, now));
    deadlines.start(Rule.LETTER_RATING, Triage.NAME, letter.id(), now);
    if (letter.mayPublish() && !letter.sealed()) {
      deadlines.start(Rule.LETTER_PUBLICATION, Triage.NAME, letter.id(), now);
    }
  }
}
