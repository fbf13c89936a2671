package org.shenfa.letters;

import static org.shenfa.regulation.Clause.MEASURES_12_2;

import java.time.Instant;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.By;
import org.shenfa.procedures.Courses;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 信件的一步: the one way by which somebody of the office takes a letter on. */
@Service
class LetterSteps {
  private final Letters letters;
  private final LetterRights rights;
  private final Courses courses;
  private final Deadlines deadlines;
  private final JdbcClient db;

  LetterSteps(
      Letters letters, LetterRights rights, Courses courses, Deadlines deadlines, JdbcClient db) {
    this.letters = letters;
    this.rights = rights;
    this.courses = courses;
    this.deadlines = deadlines;
    this.db = db;
  }

  /**
   * The letter.
   *
   * @throws NoSuchElementException when there is none, or it is none of this person's business
   */
  Letter find(Person me, long id, Instant now) {
    var viewer = rights.viewer(me, now);
    return letters.find(id).filter(viewer::sees).orElseThrow(NoSuchElementException::new);
  }

  /**
   * Starts the clocks of a letter once, from when it came: at the first look or before the first
   * step, whichever is earlier, so that no step is taken before the clock it meets.
   */
  void begin(long id, Instant received) {
    db.sql("select pg_advisory_xact_lock(hashtextextended('letter clocks ' || ?, 0))")
        .param(id)
        .query(row -> {});
    if (deadlines.of(Triage.NAME, id).isEmpty()) {
      deadlines.start(Rule.LETTER_PROMISE, Triage.NAME, id, received);
      deadlines.start(Rule.LETTER_TRIAGE, Triage.NAME, id, received);
    }
  }

  /** Takes a step, for the unit in which one has the capacity; the caller's rules come before. */
  void take(
      Person me,
      Letter letter,
      LetterEvent event,
      Actor as,
      String reason,
      Map<String, String> details,
      Instant now) {
    var unit =
        switch (as) {
          case INTAKE, SITE, SUPERVISOR -> rights.publicity();
          case PETITION_DESK, OPENNESS_DESK, OFFICE_HEAD -> rights.generalOffice();
          case HANDLER, SECRECY, HEAD -> Objects.requireNonNullElse(letter.unit(), 0L);
          case CITIZEN, LEADER, READER, OUTSIDE, SYSTEM ->
              throw new IllegalArgumentException(as.name());
        };
    if (!rights.viewer(me, now).may(unit).contains(as)) {
      throw new Violations(MEASURES_12_2, "“%s”由%s办理。".formatted(event.label(), as.label()));
    }
    begin(letter.id(), letter.received());
    courses.take(
        LetterEvent.PROCEDURE, letter.id(), event, By.staff(as, me, unit), now, reason, details);
  }
}
