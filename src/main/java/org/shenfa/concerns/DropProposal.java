package org.shenfa.concerns;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 不予回应的提议: one person's word that nothing need be answered, and another's on it.
 *
 * @param agrees null while nobody decided
 */
public record DropProposal(
    long id,
    String reason,
    long by,
    String byName,
    Instant at,
    @Nullable Boolean agrees,
    String answer,
    String decidedBy) {}
