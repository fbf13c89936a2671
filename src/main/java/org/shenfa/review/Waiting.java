package org.shenfa.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 待办: one case that waits for one person at one look.
 *
 * @param look {@link Look#RELEASE} when only the release is left
 * @param since when it came to this look
 * @param claim who says they are working on it, or null
 */
public record Waiting(
    ReviewCase on, Look look, Instant since, LookDeadline due, @Nullable Claim claim) {}
