package org.shenfa.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shenfa.deadlines.Deadline;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.Passage;
import org.springframework.stereotype.Service;

/** 登记簿: every request with how it stands, for those who handle them. */
@Service
public class DisclosureRegister {
  private static final DisclosureState[] OPEN =
      Arrays.stream(DisclosureState.values())
          .filter(s -> !s.closed())
          .toArray(DisclosureState[]::new);

  private final DisclosureRequests requests;
  private final DisclosurePapers papers;
  private final DisclosureCourse course;
  private final DisclosureReplying replying;
  private final DisclosureFiles files;
  private final SecrecyLooks looks;
  private final DisclosureRemedies remedies;
  private final Deadlines deadlines;

  DisclosureRegister(
      DisclosureRequests requests,
      DisclosurePapers papers,
      DisclosureCourse course,
      DisclosureReplying replying,
      DisclosureFiles files,
      SecrecyLooks looks,
      DisclosureRemedies remedies,
      Deadlines deadlines) {
    this.requests = requests;
    this.papers = papers;
    this.course = course;
    this.replying = replying;
    this.files = files;
    this.looks = looks;
    this.remedies = remedies;
    this.deadlines = deadlines;
  }

  /** 案卷: one request with everything that belongs to it. */
  public record Dossier(
      Request request,
      List<Passage> story,
      List<Deadline> deadlines,
      List<Consultation> consultations,
      List<Statement> statements,
      List<Writ> writs,
      Optional<Draft> draft,
      Map<DisclosureEvent, Actor> open,
      boolean unpaid,
      Reply.Before before,
      Enclosed enclosed) {

    /** Whether somebody may take a step now. */
    public boolean may(DisclosureEvent event) {
      return open.containsKey(event);
    }

    /** The newest clock for the answer. */
    public Optional<Deadline> answer() {
      return deadlines.reversed().stream()
          .filter(d -> d.rule() == Rule.DISCLOSURE_ANSWER)
          .findFirst();
    }

    /** Whether the applicant was asked for reasons and has not given them. */
    public boolean reasonsAsked() {
      return story.reversed().stream()
          .map(Passage::event)
          .filter(e ->
              e.equals(DisclosureEvent.ASK_REASONS.name())
                  || e.equals(DisclosureEvent.REASONS_GIVEN.name()))
          .findFirst()
          .filter(e -> e.equals(DisclosureEvent.ASK_REASONS.name()))
          .isPresent();
    }

    /** What is public and may be what is asked for, titles by address. */
    public Map<String, String> suggested() {
      return story.stream()
          .filter(p -> p.event().equals(DisclosureEvent.SUGGEST.name()))
          .findFirst()
          .map(Passage::details)
          .orElse(Map.of());
    }
  }

  /** What the applicant said after applying. */
  public record Statement(DisclosureEvent event, String words, Instant at) {}

  /**
   * 随案的文件、保密审查和救济.
   *
   * @param signed whether a secrecy reviewer has to sign in for the draft that waits
   * @param notes whether the person who looks may note reviews and suits now
   */
  public record Enclosed(
      List<DisclosureFile> files,
      boolean signed,
      Optional<SecrecyLooks.Look> look,
      List<Remedy> remedies,
      boolean notes) {
    /** The files as the forms send them back, so that nobody decides about others. */
    public String ids() {
      return SecrecyLooks.ids(files);
    }
  }

  private Enclosed enclosed(Request request, Set<Actor> as) {
    var with = files.of(request.id());
    var draft = replying.pending(request);
    return new Enclosed(
        with,
        draft.filter(d -> looks.needed(d.by())).isPresent(),
        draft.flatMap(d -> looks.of(request, d.id(), with)),
        remedies.of(request.id()),
        request.closedOn() != null && as.contains(Actor.OPENNESS_DESK));
  }

  /** 待审定的拟稿. */
  public record Draft(long id, Reply reply, String remedy, boolean own) {}

  /** In which capacities somebody handles requests; empty for everybody else. */
  public Set<Actor> as(Person person) {
    return course.as(person);
  }

  /** Every request somebody sees, the newest first. */
  public List<Request> all(Person person) {
    if (course.as(person).isEmpty()) {
      throw new NoSuchElementException();
    }
    return requests.all().stream().filter(r -> sees(person, r)).toList();
  }

  private void known(Person person) {
    if (!handles(person)) {
      throw new NoSuchElementException();
    }
  }

  /** Whether somebody handles requests; who only reviews secrecy sees what waits for that. */
  public boolean handles(Person person) {
    var as = course.as(person);
    return as.contains(Actor.OPENNESS_DESK) || as.contains(Actor.OFFICE_HEAD);
  }

  private boolean sees(Person person, Request request) {
    return handles(person)
        || course.as(person).contains(Actor.SECRECY)
            && request.state() == DisclosureState.RECEIVED
            && replying.pending(request).isPresent();
  }

  /**
   * 要办的: one request somebody has to do something about.
   *
   * @param pressing whether it is late or due within three days
   */
  public record Task(Request request, String what, boolean pressing) {}

  /** What waits for this person; empty for those who do not handle requests. */
  public List<Task> tasks(Person person) {
    var as = course.as(person);
    if (as.isEmpty()) {
      return List.of();
    }
    return requests.in(OPEN).stream()
        .flatMap(r ->
            what(person, r, as).stream()
                .map(what -> new Task(r, what, r.late() || near(r.due(), course.today()))))
        .toList();
  }

  private static boolean near(@Nullable LocalDate due, LocalDate today) {
    return due != null && due.isBefore(today.plusDays(4));
  }

  private Optional<String> what(Person me, Request request, Set<Actor> as) {
    var desk = as.contains(Actor.OPENNESS_DESK);
    var draft =
        request.state() == DisclosureState.RECEIVED ? replying.pending(request).orElse(null) : null;
    if (draft != null
        && as.contains(Actor.SECRECY)
        && draft.by() != me.id()
        && looks.of(request, draft.id(), files.of(request.id())).isEmpty()) {
      return Optional.of("保密审查");
    }
    var waits = draft != null;
    return switch (request.state()) {
      case SUBMITTED -> desk ? Optional.of("确认收到") : Optional.empty();
      case RECEIVED ->
          waits
              ? as.contains(Actor.OFFICE_HEAD) ? Optional.of("审定答复") : Optional.empty()
              : desk ? Optional.of("办理") : Optional.empty();
      case DECIDED -> desk ? Optional.of("送达答复") : Optional.empty();
      case CORRECT_RECORD -> desk ? Optional.of("更正记录") : Optional.empty();
      case CORRECTING, CONSULTING, ANSWERED, NOT_PROCESSED, ABANDONED, WITHDRAWN, ARCHIVED ->
          Optional.empty();
    };
  }

  /** Everything about one request. */
  public Dossier dossier(Person person, String number) {
    var request = course.find(number);
    if (!sees(person, request)) {
      throw new NoSuchElementException();
    }
    var as = course.as(person);
    return new Dossier(
        request,
        course.story(request),
        deadlines.of(Disclosing.PROCEDURE.name(), request.id()),
        papers.consultations(request.id()),
        requests.words(request.id()).stream()
            .map(w -> new Statement(w.event(), w.words(), w.at().toInstant()))
            .toList(),
        papers.writs(request.id()),
        replying
            .pending(request)
            .map(p ->
                new Draft(
                    p.id(),
                    p.reply(),
                    replying.remedy(p.reply().outcome()),
                    p.by() == person.id())),
        Disclosing.PROCEDURE.open(request.state(), as),
        course.unpaid(request),
        replying.before(request),
        enclosed(request, as));
  }

  /** Table four of the annual report. */
  public RemedyTable remedies(Person person, int year) {
    known(person);
    return remedies.table(year);
  }

  /** Table three of the annual report. */
  public AnnualTable figures(Person person, int year) {
    known(person);
    return AnnualTable.of(
        year,
        requests.all().stream()
            .filter(r -> r.receivedOn() != null || r.closedOn() != null)
            .map(r ->
                new AnnualTable.Counted(
                    r.applicant(),
                    r.receivedOn() == null ? r.arrived() : r.receivedOn(),
                    r.closedOn(),
                    r.row()))
            .toList());
  }
}
