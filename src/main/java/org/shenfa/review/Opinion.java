package org.shenfa.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 审查意见: who said what about which bytes. Never changes.
 *
 * @param inNameOf name of the post's holder when given under a delegation, or null
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
    boolean revoked) {}
