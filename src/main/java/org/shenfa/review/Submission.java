package org.shenfa.review;

import org.jspecify.annotations.Nullable;

/**
 * 报送: how a revision enters review.
 *
 * @param emergencyReason why the emergency lane, asked for there only
 * @param paper the scan, signer and date of the signed form, asked for in the paper lane only
 */
public record Submission(
    Lane lane, @Nullable String emergencyReason, ReviewCase.@Nullable Paper paper) {
  public static final Submission NORMAL = new Submission(Lane.NORMAL, null, null);
}
