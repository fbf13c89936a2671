package org.shenfa.tickets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shenfa.deadlines.Deadline;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Courses;
import org.shenfa.procedures.Passage;
import org.springframework.stereotype.Service;

/** 纠错台账: every ticket as it stands, to whom it may be shown, with its evidence and its clocks. */
@Service
public class TicketRegister {
  private static final int OVER = 100;
  private static final int SISTERS = 200;

  private final TicketCases cases;
  private final TicketRights rights;
  private final Courses courses;
  private final Deadlines deadlines;

  TicketRegister(TicketCases cases, TicketRights rights, Courses courses, Deadlines deadlines) {
    this.cases = cases;
    this.rights = rights;
    this.courses = courses;
    this.deadlines = deadlines;
  }

  /** The ticket, for somebody who may see it. */
  public Ticket seen(Person by, long id) {
    var ticket = find(id);
    rights.mustSee(by, ticket);
    return ticket;
  }

  Ticket find(long id) {
    return cases.find(id).orElseThrow(NoSuchElementException::new);
  }

  /** Every open ticket this person may see: the gravest first, then what is due first. */
  public List<Ticket> open(Person by) {
    return cases.open().stream()
        .filter(t -> rights.sees(by, t))
        .sorted(
            Comparator.comparing(TicketRegister::rank)
                .thenComparing(t -> Optional.ofNullable(t.end()).orElse(Instant.MAX)))
        .toList();
  }

  /** The newest hundred of those that are over and may be seen. */
  public List<Ticket> over(Person by) {
    return cases.over(OVER).stream().filter(t -> rights.sees(by, t)).toList();
  }

  /** Those this person has to do something about. */
  public List<Ticket> owed(Person by) {
    return open(by).stream()
        .filter(t -> rights.open(by, t).keySet().stream().anyMatch(OWED::contains))
        .filter(t -> t.state() != TicketState.FIXED || !fixedBy(t, by))
        .toList();
  }

  /** Steps that are waited for; to regrade or to hide is only possible. */
  private static final Set<TicketEvent> OWED =
      Set.of(
          TicketEvent.RELEASE,
          TicketEvent.CONFIRM,
          TicketEvent.FIX,
          TicketEvent.VERIFY,
          TicketEvent.ANSWER);

  private boolean fixedBy(Ticket ticket, Person by) {
    return story(ticket).reversed().stream()
        .filter(p -> p.event().equals(TicketEvent.FIX.name()))
        .findFirst()
        .filter(p -> p.person() != null && p.person() == by.id())
        .isPresent();
  }

  private static int rank(Ticket ticket) {
    var severity = ticket.severity();
    return severity != null ? severity.ordinal() : ticket.kind().grave() ? 0 : 1;
  }

  public List<Passage> story(Ticket ticket) {
    return courses.story(TicketEvent.PROCEDURE, ticket.id());
  }

  public List<Deadline> clocks(Ticket ticket) {
    return deadlines.of(TicketClocks.NAME, ticket.id());
  }

  public List<Report> reports(Ticket ticket) {
    return cases.reports(ticket.id());
  }

  /** 证据: each with the words around the text concerned, null where it is not seen there. */
  public record Seen(Evidence evidence, Evidence.@Nullable Around passage) {}

  /** How the page stood each time, the first first; what later reporters saw where it differs. */
  public List<Seen> evidence(Ticket ticket) {
    var all = new ArrayList<Seen>();
    for (var evidence : cases.evidence(ticket.id())) {
      var same =
          !all.isEmpty()
              && evidence.moment() == Evidence.Moment.REPORT
              && Objects.equals(all.getLast().evidence().digest(), evidence.digest());
      if (!same) {
        all.add(new Seen(evidence, passage(ticket, evidence)));
      }
    }
    return List.copyOf(all);
  }

  private Evidence.@Nullable Around passage(Ticket ticket, Evidence evidence) {
    if (!Boolean.TRUE.equals(evidence.found())) {
      return null;
    }
    var page = page(ticket, evidence.id());
    var own = Evidence.Around.in(Capture.words(page, ticket.path(), true), ticket.quoted());
    return own != null
        ? own
        : Evidence.Around.in(Capture.words(page, ticket.path(), false), ticket.quoted());
  }

  /** Whether the text stood in the page's own content when it was reported. */
  boolean inside(Ticket ticket) {
    return cases.evidence(ticket.id()).stream()
        .findFirst()
        .filter(e -> Boolean.TRUE.equals(e.found()))
        .filter(e -> Capture.shows(page(ticket, e.id()), ticket.path(), ticket.quoted(), true))
        .isPresent();
  }

  /** The bytes of a page as it stood. */
  public byte[] page(Ticket ticket, long evidence) {
    return cases.page(ticket.id(), evidence).orElseThrow(NoSuchElementException::new);
  }

  /** Tickets that were opened because the error of this one was searched for. */
  public List<Ticket> kin(Ticket ticket) {
    return cases.kinOf(ticket.id());
  }

  /** Another ticket, such as the one that this repeats. */
  public Optional<Ticket> other(@Nullable Long id) {
    return id == null ? Optional.empty() : cases.find(id);
  }

  /** Other pages that are out and show the same text, at most two hundred. */
  public List<SisterPage> sisters(Ticket ticket) {
    var bare = Finding.bare(ticket.quoted());
    return bare.length() < 2
        ? List.of()
        : cases.with(bare, SISTERS).stream().filter(s -> !s.path().equals(ticket.path())).toList();
  }
}
