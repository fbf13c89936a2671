package org.shenfa.letters;

import static org.shenfa.regulation.Clause.MEASURES_12_2;

import java.time.Instant;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.By;
import org.shenfa.procedures.Courses;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;

/** 信件的一步: the one way by which somebody of the office takes a letter on. */
@Service
class LetterSteps {
  private final Letters letters;
  private final LetterRights rights;
  private final Courses courses;

  LetterSteps(Letters letters, LetterRights rights, Courses courses) {
    this.letters = letters;
    this.rights = rights;
    this.courses = courses;
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
          case CITIZEN, LEADER, OUTSIDE, SYSTEM -> throw new IllegalArgumentException(as.name());
        };
    if (!rights.viewer(me, now).may(unit).contains(as)) {
      throw new Violations(MEASURES_12_2, "“%s”由%s办理。".formatted(event.label(), as.label()));
    }
    courses.take(
        LetterEvent.PROCEDURE, letter.id(), event, By.staff(as, me, unit), now, reason, details);
  }
}
