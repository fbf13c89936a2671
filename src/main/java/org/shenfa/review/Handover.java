package org.shenfa.review;

import java.time.Instant;

/** 转交: the holder of a post asks whom a delegation lets sign to take one case. */
public record Handover(long caseId, Look look, String from, long toId, String to, Instant at) {}
