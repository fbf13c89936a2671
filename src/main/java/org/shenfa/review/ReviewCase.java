package org.shenfa.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Revision;

/**
 * 审查件: one walk of one revision along its route.
 *
 * @param paper what the paper lane brought, or null
 */
public record ReviewCase(
    long id,
    Revision revision,
    Lane lane,
    Route route,
    CaseState state,
    List<Opinion> opinions,
    long openedBy,
    Instant openedAt,
    @Nullable String emergencyReason,
    @Nullable Paper paper) {

  /** 纸质审查表: the scan, who signed the paper and when. */
  public record Paper(String scan, String signer, LocalDate signedOn) {}

  /** The look that is due, while the case is open. */
  public Optional<Look> next() {
    return state == CaseState.OPEN
        ? route.opinions().stream().filter(l -> opinion(l).isEmpty()).findFirst()
        : Optional.empty();
  }

  /** The standing agreement at a look. */
  public Optional<Opinion> opinion(Look look) {
    return opinions.stream()
        .filter(o -> o.look() == look && o.agrees() && !o.revoked())
        .findFirst();
  }

  /** The opinion that sent it back, if one did. */
  public Optional<Opinion> sentBack() {
    return opinions.stream().filter(o -> !o.agrees()).findFirst();
  }

  /** When a release fits, as the secrecy review answered; unlimited before it has. */
  public ReleaseWindow window() {
    return opinion(Look.SECRECY_REVIEW)
        .map(o -> ReleaseWindow.of(o.answers()))
        .orElse(ReleaseWindow.ALWAYS);
  }

  /** Since when it waits where it is. */
  public Instant since() {
    return opinions.stream().map(Opinion::at).max(Instant::compareTo).orElse(openedAt);
  }
}
