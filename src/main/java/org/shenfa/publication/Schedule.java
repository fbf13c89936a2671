package org.shenfa.publication;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 定时发布: a release that happens by itself at its time, if everything still holds then.
 *
 * @param outcome {@code RELEASED}, {@code CANCELLED}, {@code REFUSED}, or null while it waits
 */
public record Schedule(
    long id,
    List<Long> caseIds,
    Instant releaseAt,
    long personId,
    @Nullable String outcome,
    String detail) {}
