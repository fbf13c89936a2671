package org.shenfa.review;

import static org.shenfa.regulation.Clause.MEASURES_15_1;
import static org.shenfa.regulation.Clause.MEASURES_15_4;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.content.Digest;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 审查: attachments are opened, an opinion is given at the look that is due or taken back; nothing
 * skips a look, nobody takes two.
 */
@Service
public class Reviewing {
  private final Cases cases;
  private final Opinions opinions;
  private final Checking checking;
  private final Reviewers reviewers;
  private final Collating collating;
  private final AuditTrail trail;

  Reviewing(
      Cases cases,
      Opinions opinions,
      Checking checking,
      Reviewers reviewers,
      Collating collating,
      AuditTrail trail) {
    this.cases = cases;
    this.opinions = opinions;
    this.checking = checking;
    this.reviewers = reviewers;
    this.collating = collating;
    this.trail = trail;
  }

  /** Notes that a reviewer opened an attachment; only then can it be ticked. */
  @Transactional
  public void opened(Person by, long caseId, String digest) {
    opinions.opened(caseId, by.id(), digest);
  }

  /** Attachments of the case this person has opened, by digest. */
  public List<String> openedBy(Person by, long caseId) {
    return opinions.openedBy(caseId, by.id());
  }

  /** Who opened which attachment of a case and when, the earliest first. */
  public List<Opening> openings(long caseId) {
    return opinions.openings(caseId);
  }

  /**
   * Gives an opinion at the look that is due.
   *
   * @param seen digest of what the reviewer had on the screen; anything else than the case's
   *     revision is refused
   * @param ticked digests of the attachments looked at, one by one
   */
  @Transactional
  public ReviewCase sign(Person by, long caseId, Digest seen, Answer answer, List<String> ticked) {
    return sign(by, caseId, seen, answer, ticked, Addenda.NONE);
  }

  /** The same with what the reviewer says beside the answer. */
  @Enforces({MEASURES_15_1, MEASURES_15_4})
  @Transactional
  public ReviewCase sign(
      Person by, long caseId, Digest seen, Answer answer, List<String> ticked, Addenda addenda) {
    var on = cases.one(caseId);
    var look = checking.check(by, on, seen, answer, ticked, addenda);
    var authority = reviewers.authority(by, on, look).orElseThrow();
    var comparison = checking.comparison(on, answer);
    var accepted = comparison.map(c -> collating.accepted(c, addenda.accepted()));
    var opinion =
        opinions.give(
            on, look, new Signature(by, authority), seen, answer, ticked, addenda.remark());
    comparison.ifPresent(c -> collating.keep(opinion, c.manuscript(), accepted.orElseThrow()));
    var entry =
        Entry.of(
                answer instanceof Answer.SentBack ? "opinion.returned" : "opinion.agreed",
                by.id(),
                by.name())
            .about("item", on.revision().manifest().item())
            .digest(seen.hex())
            .with("case", Long.toString(caseId))
            .with("look", look.name());
    for (var kept : answer.kept().entrySet()) {
      entry = entry.with(kept.getKey(), kept.getValue());
    }
    if (!ticked.isEmpty()) {
      entry = entry.with("ticked", String.join(",", ticked));
    }
    if (comparison.isPresent()) {
      entry = entry.with("differences", Integer.toString(comparison.get().differences().size()));
    }
    var words = answer instanceof Answer.SentBack(_, var reason) ? reason : addenda.remark();
    if (!words.isBlank()) {
      entry = entry.with("reason", words.strip());
    }
    var delegation = authority.delegation();
    trail.append(delegation == null ? entry : entry.under(delegation.id()));
    return cases.one(caseId);
  }

  /** Takes one's own opinion back before release; the case is then as if sent back. */
  @Transactional
  public void revoke(Person by, long caseId, long opinion, String reason) {
    if (reason.strip().length() < 4) {
      throw new Violations(MEASURES_15_1, "请写明收回意见的原因。");
    }
    var on = cases.one(caseId);
    var mine =
        on.opinions().stream()
            .filter(o -> o.id() == opinion && o.personId() == by.id())
            .findFirst()
            .orElseThrow(NoSuchElementException::new);
    if (mine.revoked()) {
      throw new Violations(MEASURES_15_1, "这条意见已经收回过。");
    }
    opinions.revoke(opinion, by.id(), reason.strip());
    trail.append(
        Entry.of("opinion.revoked", by.id(), by.name())
            .about("item", on.revision().manifest().item())
            .digest(on.revision().digest().hex())
            .with("reason", reason.strip()));
  }

  /** Proof that the whole route was walked, or a refusal that says what is missing. */
  public Clearance clear(long caseId) {
    return new Clearance(cases.one(caseId));
  }

  public ReviewCase find(long caseId) {
    return cases.one(caseId);
  }

  public Optional<ReviewCase> latest(long itemId) {
    return cases.latest(itemId);
  }

  /** The case of the same item before this one. */
  public Optional<ReviewCase> before(ReviewCase on) {
    return cases.before(on.revision().itemId(), on.id());
  }

  /**
   * 退回原因统计: how often each reason was given on texts of a unit, or of all for 0.
   *
   * @param until exclusive
   */
  public Map<ReturnReason, Integer> returns(long unit, Instant from, Instant until) {
    return opinions.returns(unit, from, until);
  }

  /** Cases that wait for somebody: open, cleared and unreleased, or returned and not yet mended. */
  public List<ReviewCase> underWay() {
    return cases.underWay();
  }
}
