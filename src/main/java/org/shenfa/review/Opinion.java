package org.shenfa.review;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 审查意见: who said what about which bytes. Never changes.
 *
 * @param inNameOf name of the post's holder when given under a delegation, or null
 * @param reason why it was sent back or, with an agreement, what the reviewer remarked
 * @param ticked attachments looked at, by digest
 * @param revoked whether its giver has taken it back before release
 */
public record Opinion(
    long id,
    long caseId,
    Look look,
    long personId,
    String personName,
    String unitName,
    @Nullable String inNameOf,
    boolean agrees,
    Map<String, String> answers,
    List<String> ticked,
    String reason,
    Instant at,
    boolean revoked) {

  /** What was wrong, when it sent the text back. */
  public List<ReturnReason> causes() {
    return Arrays.stream(answers.getOrDefault("causes", "").split(","))
        .filter(c -> !c.isEmpty())
        .map(ReturnReason::valueOf)
        .toList();
  }
}
