package org.shenfa.petitions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.deadlines.Deadline;
import org.shenfa.letters.LetterHandOver;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.Passage;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 信访案卷: the register for those who may read it, one case, and what waits for somebody. */
@Service
public class PetitionDossier {
  private final Petitions petitions;
  private final PetitionRights rights;
  private final PetitionCourse course;
  private final PetitionHandling handling;
  private final LetterHandOver letters;
  private final Organization organization;
  private final AuditTrail trail;

  PetitionDossier(
      Petitions petitions,
      PetitionRights rights,
      PetitionCourse course,
      PetitionHandling handling,
      LetterHandOver letters,
      Organization organization,
      AuditTrail trail) {
    this.petitions = petitions;
    this.rights = rights;
    this.course = course;
    this.handling = handling;
    this.letters = letters;
    this.organization = organization;
    this.trail = trail;
  }

  /** 原话: one piece of writing of the petitioner. */
  public record Said(String title, String body, Instant at) {}

  /**
   * 案卷: one petition with everything that belongs to it.
   *
   * @param waits whether a drafted opinion waits for a leader
   * @param result the words for the site, empty where there are none
   * @param open what the person may do now, and as what
   * @param accused the unit and the person it is directed against, empty where there is none
   */
  public record Case(
      Petition petition,
      List<Said> words,
      List<Passage> story,
      List<Deadline> deadlines,
      List<PetitionPaper> papers,
      Optional<Opinion.Draft> opinion,
      boolean waits,
      String result,
      Map<PetitionEvent, Actor> open,
      String accused,
      List<String> handlers,
      List<String> admitted) {

    /** Whether somebody may take a step now. */
    public boolean may(PetitionEvent event) {
      return open.containsKey(event);
    }

    /** Whether a deadline binds this organ, so that passing it is late. */
    public boolean owed(Deadline deadline) {
      return PetitionWatch.OWED.contains(deadline.rule());
    }
  }

  /** Whether the person is of those who keep the register. */
  public boolean keeps(Person me, Instant now) {
    return rights.viewer(me, now).desk();
  }

  public boolean mayReceive(Person me, Instant now) {
    return rights.viewer(me, now).petitionDesk();
  }

  /** Petitions this person reads, the newest first. */
  public List<Petition> seen(Person me, Instant now) {
    var viewer = rights.viewer(me, now);
    return petitions.all().stream().filter(viewer::sees).toList();
  }

  /**
   * 网站所见: all that 新闻宣传处 sees of a petition after the hand-over.
   *
   * @param due last day of what is next, null where nothing is
   * @param reply whether its result waits for the site
   */
  public record Line(
      long id, String number, String state, @Nullable LocalDate due, String desk, boolean reply) {}

  /** Letters that went the way of petitions, as 新闻宣传处 sees them; empty for others. */
  public List<Line> lines(Person me, Instant now) {
    var viewer = rights.viewer(me, now);
    return petitions.all().stream()
        .filter(p -> p.letter() != null && viewer.knows(p))
        .map(p ->
            new Line(
                p.id(),
                p.known(),
                p.state().label(),
                p.dueOn(),
                course.settings().desk(),
                p.state() == PetitionState.RESULT_AT_SITE && viewer.site()))
        .toList();
  }

  /** Everything about one petition; to whom it is none of their business, it is not there. */
  @Transactional
  public Case of(Person me, long id, Instant now) {
    var petition = course.find(me, id, now);
    if (petition.sealed()) {
      trail.append(
          Entry.of("petition.read", me.id(), me.name())
              .about(PetitionCourse.NAME, Long.toString(id)));
    }
    return new Case(
        petition,
        words(petition),
        course.story(petition),
        course.deadlines(id),
        petitions.papers(id),
        petitions.opinion(id),
        handling.waits(petition),
        petitions.result(id).map(Petitions.Result::body).orElse(""),
        PetitionEvent.PROCEDURE.open(petition.state(), rights.viewer(me, now).may(petition)),
        accused(petition),
        names(petition.handlers()),
        names(petition.admitted()));
  }

  private List<Said> words(Petition petition) {
    if (petition.letter() == null) {
      return List.of(
          new Said(petition.matter(), petitions.words(petition.id()), petition.received()));
    }
    return letters.of(petition.letter()).words().stream()
        .map(t -> new Said(t.title().isEmpty() ? t.kind().label() : t.title(), t.body(), t.at()))
        .toList();
  }

  private String accused(Petition petition) {
    var unit = petition.accusedUnit();
    var person = petition.accusedPerson();
    return (unit == null ? "" : organization.unit(unit).shortName())
        + (unit != null && person != null ? "，" : "")
        + (person == null ? "" : organization.person(person).name());
  }

  private List<String> names(List<Long> people) {
    return people.stream().map(p -> organization.person(p).name()).sorted().toList();
  }

  /** A paper of a petition, for those who read it. */
  public PetitionPaper paper(Person me, long id, long paper, Instant now) {
    course.find(me, id, now);
    return petitions.papers(id).stream()
        .filter(p -> p.id() == paper)
        .findFirst()
        .orElseThrow(NoSuchElementException::new);
  }

  /** 要办的: one petition somebody has to do something about. */
  public record Task(Petition petition, String what, String address, boolean pressing) {}

  /** What waits for this person, the most urgent first. */
  public List<Task> tasks(Person me, Instant now) {
    var owing = petitions.in(PetitionTasks.OWING);
    if (owing.isEmpty()) {
      return List.of();
    }
    var viewer = rights.viewer(me, now);
    return owing.stream().flatMap(p -> task(p, viewer, me, now).stream()).toList();
  }

  private Optional<Task> task(
      Petition petition, PetitionRights.Viewer viewer, Person me, Instant now) {
    var pressing =
        petition.late()
            || petition.due() != null && petition.due().isBefore(now.plusSeconds(3 * 86_400));
    var page = "/desk/petitions/" + petition.id();
    if (petition.state() == PetitionState.RESULT_AT_SITE) {
      return viewer.site() && viewer.knows(petition)
          ? Optional.of(new Task(petition, "答复写信人", page + "/reply", pressing))
          : Optional.empty();
    }
    if (!viewer.sees(petition)) {
      return Optional.empty();
    }
    return PetitionTasks.of(
            petition,
            viewer.may(petition),
            petition.state() == PetitionState.INVESTIGATING && handling.waits(petition),
            petitions.result(petition.id()).map(r -> r.by() == me.id()).orElse(null))
        .map(what -> new Task(petition, what, page, pressing));
  }
}
