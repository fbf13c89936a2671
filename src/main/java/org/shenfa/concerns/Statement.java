package org.shenfa.concerns;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Digest;
import org.shenfa.procedures.Actor;

/**
 * 一次回应: an item of the main line that answers a concern.
 *
 * @param actor in which capacity it was drafted
 * @param evidence where the rumour was seen and what was kept of it; inside only
 * @param handedTo whom unlawful spreading was handed to; inside only
 * @param state where the item stands in the main line, as lists name it
 * @param out null until it was released
 * @param taken whether its release is a step of the course already
 */
public record Statement(
    long concern,
    long itemId,
    String item,
    StatementKind kind,
    String title,
    Actor actor,
    long by,
    String byName,
    String evidence,
    String handedTo,
    Instant at,
    String state,
    @Nullable Out out,
    boolean taken) {

  /**
   * 放行: its first release.
   *
   * @param promised when it says the next one comes, null where it does not
   */
  public record Out(
      long release,
      String number,
      String path,
      Instant at,
      long by,
      Digest digest,
      @Nullable Instant promised) {}
}
