package org.shenfa.review;

import static org.shenfa.regulation.Clause.MEASURES_10_2;
import static org.shenfa.regulation.Clause.MEASURES_15_1;
import static org.shenfa.regulation.Clause.MEASURES_15_3;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.content.Digest;
import org.shenfa.content.Drafting;
import org.shenfa.content.Manifest;
import org.shenfa.content.Proofreading;
import org.shenfa.content.Requirements;
import org.shenfa.content.Revision;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 送审: a complete revision enters review, a policy and its interpretation together, and can be taken
 * back.
 */
@Service
public class Submitting {
  private final Cases cases;
  private final Drafting drafting;
  private final Requirements requirements;
  private final Proofreading proofreading;
  private final Collating collating;
  private final List<Prerequisite> prerequisites;
  private final AuditTrail trail;

  Submitting(
      Cases cases,
      Drafting drafting,
      Requirements requirements,
      Proofreading proofreading,
      Collating collating,
      List<Prerequisite> prerequisites,
      AuditTrail trail) {
    this.cases = cases;
    this.drafting = drafting;
    this.requirements = requirements;
    this.proofreading = proofreading;
    this.collating = collating;
    this.prerequisites = List.copyOf(prerequisites);
    this.trail = trail;
  }

  /**
   * Submits the newest revision; a policy and its interpretation go in together, one case each
   * (10-2).
   *
   * @param seen digest of the revision the author saw when submitting
   */
  @Enforces({MEASURES_15_1, MEASURES_15_3, MEASURES_10_2})
  @Transactional
  public List<ReviewCase> submit(Person by, long itemId, Digest seen, Submission submission) {
    var newest = drafting.latest(itemId).orElseThrow(NoSuchElementException::new);
    var found = new Violations.Gathering();
    found.addAll(lane(submission));
    var partner = partner(newest.manifest());
    found.addAll(standing(newest).all());
    found.throwIfAny();
    var opened = open(by, itemId, seen, submission);
    if (partner.isEmpty() || walking(partner.get())) {
      return List.of(opened);
    }
    return List.of(opened, open(by, partner.get().itemId(), partner.get().digest(), submission));
  }

  /** Everything that keeps this text from entering review; empty when nothing does. */
  public List<Violation> objections(Revision revision) {
    return alone(revision, List.of()).all();
  }

  /** The same, kind by kind, and with what stands against the text that has to go with it. */
  public Standing standing(Revision revision) {
    return alone(revision, partner(revision.manifest()).map(this::objections).orElseGet(List::of));
  }

  private Standing alone(Revision revision, List<Violation> partner) {
    var lacking = new ArrayList<>(requirements.missing(revision));
    lacking.addAll(collating.missing(revision.itemId(), revision.manifest()));
    prerequisites.forEach(p -> lacking.addAll(p.missing(revision)));
    var submitted =
        cases
            .latest(revision.itemId())
            .filter(c -> c.revision().digest().equals(revision.digest()))
            .filter(c -> c.state() != CaseState.WITHDRAWN)
            .isPresent();
    return new Standing(submitted, lacking, proofreading.objections(revision), partner);
  }

  private boolean walking(Revision partner) {
    return cases
        .latest(partner.itemId())
        .filter(c -> c.revision().digest().equals(partner.digest()))
        .filter(c -> c.state() == CaseState.OPEN || c.state() == CaseState.CLEARED)
        .isPresent();
  }

  private Optional<Revision> partner(Manifest text) {
    return Optional.ofNullable(text.pairedWith())
        .flatMap(drafting::find)
        .flatMap(i -> drafting.latest(i.id()));
  }

  private ReviewCase open(Person by, long itemId, Digest digest, Submission submission) {
    var id = cases.open(itemId, digest, submission, by.id());
    var opened = cases.one(id);
    trail.append(
        Entry.of("case.opened", by.id(), by.name())
            .about("item", opened.revision().manifest().item())
            .digest(digest.hex())
            .with("case", Long.toString(id))
            .with("lane", submission.lane().name())
            .with(
                "route",
                String.join(",", opened.route().looks().stream().map(Enum::name).toList())));
    return opened;
  }

  private static List<Violation> lane(Submission submission) {
    var found = new Violations.Gathering();
    return switch (submission.lane()) {
      case NORMAL -> List.of();
      case PAPER -> {
        var paper = submission.paper();
        found
            .refuseIf(
                paper == null || paper.scan().isBlank(),
                MEASURES_15_3,
                "scan",
                "纸质报送须上传签字盖章的审查表扫描件。")
            .refuseIf(
                paper == null || paper.signer().strip().length() < 2,
                MEASURES_15_3,
                "signer",
                "请填写纸质审查表的签署人。");
        yield found.found();
      }
      case EMERGENCY -> {
        var reason = submission.emergencyReason();
        found.refuseIf(
            reason == null || reason.strip().length() < 4,
            MEASURES_15_1,
            "emergencyReason",
            "应急通道须写明理由；环节一个不少，只是限时更短。");
        yield found.found();
      }
    };
  }

  /** Takes a submission back; refused once it is released. */
  @Transactional
  public void withdraw(Person by, long caseId, String reason) {
    if (reason.strip().length() < 4) {
      throw new Violations(MEASURES_15_1, "请写明撤回的原因。");
    }
    var on = cases.one(caseId);
    cases.withdraw(caseId, by.id(), reason.strip());
    trail.append(
        Entry.of("case.withdrawn", by.id(), by.name())
            .about("item", on.revision().manifest().item())
            .digest(on.revision().digest().hex())
            .with("reason", reason.strip()));
  }
}
