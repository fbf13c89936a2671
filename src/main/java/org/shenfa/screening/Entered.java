package org.shenfa.screening;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 词条台账: a term with who entered it and whether it was ended.
 *
 * @param byName who added it, empty for the lists that come with the product
 * @param ended why it no longer counts, or null while it does
 * @param endedBy who ended it
 */
public record Entered(
    Term term, String byName, Instant at, @Nullable String ended, @Nullable String endedBy) {}
