package org.shenfa.reprints;

import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * 来源快照: what the source said when it was taken over; a later change of it is measured against this.
 *
 * @param link as the clerk gave it
 * @param address where it led in the end
 * @param published as the source prints it, Asia/Shanghai
 * @param text plain lines
 * @param first whether nobody took it over: the text was pasted by hand, and this is what the first
 *     look at its source saw
 * @param digest of the text without white space, in hex
 */
public record Snapshot(
    long id,
    long itemId,
    String link,
    String address,
    String title,
    String source,
    @Nullable LocalDateTime published,
    String text,
    String digest,
    boolean first,
    Instant at) {}
