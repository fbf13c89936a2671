package org.shenfa.review;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 批注: words beside a place of the text. Never deleted, only struck through with a second word.
 *
 * @param seq version they were written on
 * @param quote the text they speak of; empty when they speak of the whole
 * @param place where the quote begins in the text of that version, -1 without one
 * @param strike who struck it through and what they said, or null
 * @param resolved who marked it as dealt with, or null
 */
public record Annotation(
    long id,
    int seq,
    long personId,
    String name,
    String unit,
    String quote,
    int place,
    String words,
    Instant at,
    @Nullable Strike strike,
    @Nullable Resolution resolved,
    List<Annotation> replies) {

  /** 划去. */
  public record Strike(String name, String words, Instant at) {}

  /** 已处理. */
  public record Resolution(String name, Instant at) {}

  /** Whether somebody still has to deal with it. */
  public boolean open() {
    return strike == null && resolved == null;
  }
}
