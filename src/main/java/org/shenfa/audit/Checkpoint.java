package org.shenfa.audit;

import java.time.Instant;

/** 核验点: a signed statement of the log's size, root and chain head. Never changes. */
public record Checkpoint(long size, String root, String note, Instant at) {}
