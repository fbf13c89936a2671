package org.shenfa.publication;

import java.time.Instant;

/** 系统访问: what the system found when it fetched the public page after a release. */
public record Probe(boolean ok, String detail, Instant at) {}
