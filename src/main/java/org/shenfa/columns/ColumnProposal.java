package org.shenfa.columns;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 栏目改动的一次提出: who wants it and why, and what another person of 新闻宣传处 decided.
 *
 * @param proposed the column as it would be
 * @param decision null while nobody has decided
 */
public record ColumnProposal(
    long id,
    ColumnChange change,
    Column proposed,
    String reason,
    long by,
    String byName,
    Instant at,
    @Nullable Decision decision) {

  /** 核对: one person's word on a proposal. */
  public record Decision(boolean agrees, String reason, long by, String byName, Instant at) {}
}
