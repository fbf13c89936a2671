package org.shenfa.review;

import static org.shenfa.regulation.Clause.MEASURES_15_5;

import org.shenfa.content.Digest;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;

/** 放行: proof that a whole route was walked over one digest. Only this package can make one. */
public final class Clearance {
  private final long caseId;
  private final Digest digest;

  Clearance(ReviewCase cleared) {
    if (cleared.state() != CaseState.CLEARED) {
      throw new Violations(
          MEASURES_15_5, "审查没有走完（%s），未经审核的信息一律不得发布。".formatted(cleared.state().label()));
    }
    this.caseId = cleared.id();
    this.digest = cleared.revision().digest();
  }

  public long caseId() {
    return caseId;
  }

  public Digest digest() {
    return digest;
  }

  /** Refuses any bytes but the ones that were reviewed. */
  @Enforces(MEASURES_15_5)
  public void mustCover(Digest other) {
    if (!digest.equals(other)) {
      throw new Violations(MEASURES_15_5, "要发布的内容与审查放行的版本不一致，请重新报送。");
    }
  }
}
