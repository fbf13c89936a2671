package org.shenfa.reprints;

import java.time.Instant;

/**
 * 手工粘贴的说明: why a text names a link it was not taken over from. Never changes.
 *
 * @param link the one the text names
 */
public record PastedText(String link, String reason, String by, Instant at) {}
