package org.shenfa.review;

import java.time.Instant;

/**
 * 打开附件: that somebody opened an attachment of a case, for the first time. Never changes.
 *
 * @param digest of the file
 */
public record Opening(long personId, String digest, Instant at) {}
