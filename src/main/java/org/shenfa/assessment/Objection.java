package org.shenfa.assessment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 异议: what the head of a unit holds against one line, and what was answered.
 *
 * @param answer null while nobody has answered
 */
public record Objection(
    long id, Line line, String words, String by, Instant at, @Nullable Answer answer) {

  /**
   * 答复.
   *
   * @param upheld whether the line was taken back by another
   */
  public record Answer(boolean upheld, String words, String by, Instant at) {}
}
