package org.shenfa.review;

import static org.shenfa.regulation.Clause.HOUSE;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Violations;
import org.shenfa.workdays.Calendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 待办队列: what waits for a person, what is due first on top. The list page shows it with {@code
 * of(me.person())}: {@link Waiting#since()} is the time waiting, {@link Waiting#due()} the time
 * left in words, {@link Waiting#claim()} who is working on it. Each row opens {@code
 * /desk/review/{id}}; claiming is a POST to {@code /desk/review/{id}/claim}, putting back one to
 * {@code /desk/review/{id}/unclaim}.
 */
@Service
public class Queue {
  private final Cases cases;
  private final Claims claims;
  private final Reviewers reviewers;
  private final Calendar calendar;
  private final Clock clock;

  Queue(Cases cases, Claims claims, Reviewers reviewers, Calendar calendar, Clock clock) {
    this.cases = cases;
    this.claims = claims;
    this.reviewers = reviewers;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** Everything this person may sign or release now. */
  public List<Waiting> of(Person person) {
    var now = clock.instant();
    var mine =
        cases.waitingFor(person.id()).stream()
            .filter(c -> c.state() == CaseState.CLEARED || reviewers.whyNot(person, c).isEmpty())
            .toList();
    var claimed = claims.of(mine.stream().map(ReviewCase::id).toList());
    return mine.stream()
        .map(c -> waiting(c, claimed, now))
        .sorted(
            Comparator.comparing(
                    (Waiting w) -> Optional.ofNullable(w.due().at()).orElse(Instant.MAX))
                .thenComparing(Waiting::since)
                .thenComparing(w -> w.on().id()))
        .toList();
  }

  private Waiting waiting(ReviewCase on, List<Claim> claimed, Instant now) {
    var look = on.next().orElse(Look.RELEASE);
    return new Waiting(
        on,
        look,
        on.since(),
        due(on),
        claimed.stream()
            .filter(c -> c.caseId() == on.id() && stands(c, look, now))
            .findFirst()
            .orElse(null));
  }

  private static boolean stands(Claim claim, Look look, Instant now) {
    return claim.look() == look && now.isBefore(claim.until());
  }

  /** Until when the look that is due should be taken. */
  public LookDeadline due(ReviewCase on) {
    return LookDeadline.of(on.lane(), on.since(), clock.instant(), calendar);
  }

  /** Who says they are working on this case at the look that is due. */
  public Optional<Claim> claim(ReviewCase on) {
    return claims
        .of(on.id())
        .filter(c -> stands(c, on.next().orElse(Look.RELEASE), clock.instant()));
  }

  /** Says that one works on a case; a colleague's claim is taken over, for it locks nothing. */
  @Transactional
  public void claim(Person by, long caseId) {
    var mine =
        of(by).stream()
            .filter(w -> w.on().id() == caseId)
            .findFirst()
            .orElseThrow(() -> new Violations(HOUSE, "这一件现在不等您办，不能认领。"));
    var claim = mine.claim();
    if (claim == null || claim.personId() != by.id()) {
      claims.add(caseId, mine.look(), by.id());
    }
  }

  /** Takes one's own claim back. */
  @Transactional
  public void putBack(Person by, long caseId) {
    claims.of(caseId).filter(c -> c.personId() == by.id()).ifPresent(c -> claims.end(c.id()));
  }
}
