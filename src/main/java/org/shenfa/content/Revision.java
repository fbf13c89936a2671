package org.shenfa.content;

import java.time.Instant;

/** 稿件版本: immutable; an edit makes the next one. */
public record Revision(
    Digest digest, long itemId, int seq, Manifest manifest, long createdBy, Instant createdAt) {}
