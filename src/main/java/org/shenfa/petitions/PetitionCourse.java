package org.shenfa.petitions;

import static org.shenfa.regulation.Clause.MEASURES_19_3;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.shenfa.Shenfa;
import org.shenfa.deadlines.Deadline;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.By;
import org.shenfa.procedures.Courses;
import org.shenfa.procedures.Passage;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Component;

/** 信访事项的经过: what every act on a petition needs: who acts, the step, the clocks, the paper. */
@Component
class PetitionCourse {
  static final String NAME = PetitionEvent.PROCEDURE.name();

  private final Petitions petitions;
  private final PetitionRights rights;
  private final PetitionSettings settings;
  private final Courses courses;
  private final Deadlines deadlines;
  private final Clock clock;

  PetitionCourse(
      Petitions petitions,
      PetitionRights rights,
      PetitionSettings settings,
      Courses courses,
      Deadlines deadlines,
      Clock clock) {
    this.petitions = petitions;
    this.rights = rights;
    this.settings = settings;
    this.courses = courses;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, Shenfa.ZONE);
  }

  /**
   * The petition.
   *
   * @throws NoSuchElementException when there is none, or it is none of this person's business
   */
  Petition find(Person me, long id, Instant now) {
    var viewer = rights.viewer(me, now);
    return petitions.find(id).filter(viewer::sees).orElseThrow(NoSuchElementException::new);
  }

  /** Takes a step of somebody of the office; the caller's rules come before. */
  void take(
      Person me,
      Petition petition,
      PetitionEvent event,
      Actor as,
      String reason,
      Map<String, String> details,
      Instant now) {
    if (!rights.viewer(me, now).may(petition).contains(as)) {
      throw new Violations(MEASURES_19_3, "“%s”由%s办理。".formatted(event.label(), as.label()));
    }
    var unit = as == Actor.LEADER ? rights.leadership() : rights.office();
    take(petition.id(), event, By.staff(as, me, unit), reason, details, now);
  }

  void take(
      long petition,
      PetitionEvent event,
      By by,
      String reason,
      Map<String, String> details,
      Instant now) {
    courses.take(PetitionEvent.PROCEDURE, petition, event, by, now, reason, details);
  }

  List<Passage> story(Petition petition) {
    return courses.story(PetitionEvent.PROCEDURE, petition.id());
  }

  /** The newest step of a kind. */
  Optional<Passage> last(Petition petition, PetitionEvent event) {
    return story(petition).reversed().stream()
        .filter(p -> p.event().equals(event.name()))
        .findFirst();
  }

  boolean happened(Petition petition, PetitionEvent event) {
    return courses.times(PetitionEvent.PROCEDURE, petition.id(), event) > 0;
  }

  void start(Rule rule, long petition, Instant from) {
    deadlines.start(rule, NAME, petition, from);
  }

  void meet(Rule rule, long petition, Instant at) {
    deadlines.meet(rule, NAME, petition, at);
  }

  void drop(Rule rule, long petition, String why, Instant at) {
    deadlines.drop(rule, NAME, petition, why, at);
  }

  void extend(Rule rule, long petition, int days, String why, Instant at) {
    deadlines.extend(rule, NAME, petition, days, why, at);
  }

  Optional<Deadline> running(Rule rule, long petition) {
    return deadlines.running(rule, NAME, petition);
  }

  List<Deadline> deadlines(long petition) {
    return deadlines.of(NAME, petition);
  }

  /** The last day of the conclusion, as it runs now. */
  LocalDate conclusion(long petition) {
    return running(Rule.PETITION_CONCLUSION, petition).flatMap(Deadline::due).orElseThrow();
  }

  void write(Petition petition, PaperKind kind, String addressee, List<String> body, Instant now) {
    petitions.write(petition.id(), kind, settings.mark(), addressee, body, day(now));
  }

  PetitionSettings settings() {
    return settings;
  }

  /** Refuses words that are too short to tell anything or too long to be read. */
  static String said(String typed, String field, String what, int most) {
    var words = typed.strip();
    if (words.length() < 4 || words.length() > most) {
      throw no(field, "请写明%s（4 至 %d 字）。".formatted(what, most));
    }
    return words;
  }

  /** A refusal that belongs to a field of a form. */
  static Violations no(String field, String sentence) {
    return new Violations(List.of(new Violation(MEASURES_19_3, field, sentence)));
  }
}
