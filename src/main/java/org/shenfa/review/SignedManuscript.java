package org.shenfa.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 签发文稿: what the leader signed, kept beside the item and not published (20-3).
 *
 * @param digest of its bytes; null where nothing was signed on paper
 * @param noneBecause why nothing was signed; empty otherwise
 */
public record SignedManuscript(
    long id,
    long itemId,
    @Nullable String digest,
    String name,
    String noneBecause,
    String keptBy,
    Instant at) {}
