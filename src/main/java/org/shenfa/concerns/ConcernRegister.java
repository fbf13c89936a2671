package org.shenfa.concerns;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.shenfa.deadlines.Deadline;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Courses;
import org.shenfa.procedures.Passage;
import org.springframework.stereotype.Service;

/** 关切台账: every concern as it stands, with its course and its clocks, to whom it may be shown. */
@Service
public class ConcernRegister {
  private final ConcernCases cases;
  private final ConcernRights rights;
  private final Courses courses;
  private final Deadlines deadlines;

  ConcernRegister(ConcernCases cases, ConcernRights rights, Courses courses, Deadlines deadlines) {
    this.cases = cases;
    this.rights = rights;
    this.courses = courses;
    this.deadlines = deadlines;
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
    return deadlines.of(Concerns.PROCEDURE, concern.id());
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
}
