package org.shenfa.review;

import java.time.Duration;
import java.time.Instant;

/** 认领: somebody says they are working on a case; a word to the colleagues, never a lock. */
public record Claim(long id, long caseId, Look look, long personId, String name, Instant since) {
  /** After this long it no longer stands. */
  public static final Duration LASTS = Duration.ofHours(4);

  public Instant until() {
    return since.plus(LASTS);
  }
}
