package org.shenfa.review;

import static org.shenfa.regulation.Clause.MEASURES_16_1;

import java.util.Objects;
import java.util.Optional;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 转交办理: one case is passed to somebody whom a delegation already lets sign. */
@Service
public class HandingOver {
  private final Cases cases;
  private final Reviewers reviewers;
  private final Handovers handovers;
  private final AuditTrail trail;

  HandingOver(Cases cases, Reviewers reviewers, Handovers handovers, AuditTrail trail) {
    this.cases = cases;
    this.reviewers = reviewers;
    this.handovers = handovers;
    this.trail = trail;
  }

  /**
   * 转副职: passes one case to somebody a delegation already lets sign. It gives no right that was not
   * there; what excludes either of the two excludes the signature.
   */
  @Transactional
  public void passOn(Person by, long caseId, long to) {
    var on = cases.one(caseId);
    var look =
        on.next()
            .orElseThrow(() ->
                new Violations(MEASURES_16_1, "这一件现在没有待签的环节（%s）。".formatted(on.state().label())));
    reviewers
        .whyNot(by, on)
        .ifPresent(sentence -> {
          throw new Violations(MEASURES_16_1, sentence);
        });
    var under =
        reviewers.standIns(by, on).stream()
            .filter(a -> a.person().id() == to)
            .findFirst()
            .orElseThrow(() -> new Violations(MEASURES_16_1, "这位同事今天没有您的有效委托：请先在“机构”页办理委托，再转交。"));
    reviewers
        .whyNot(under.person(), on)
        .ifPresent(sentence -> {
          throw new Violations(
              MEASURES_16_1, "不能转给%s：%s".formatted(under.person().name(), sentence));
        });
    var delegation = Objects.requireNonNull(under.delegation());
    handovers.add(caseId, look, by.id(), to, delegation.id());
    trail.append(
        Entry.of("case.passed", by.id(), by.name())
            .about("item", on.revision().manifest().item())
            .digest(on.revision().digest().hex())
            .with("case", Long.toString(caseId))
            .with("look", look.name())
            .with("to", under.person().name()));
  }

  /** Who passed the look that is due to whom, if anybody did. */
  public Optional<Handover> handover(ReviewCase on) {
    return on.next().flatMap(look -> handovers.of(on.id(), look));
  }
}
