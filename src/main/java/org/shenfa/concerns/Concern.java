package org.shenfa.concerns;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 关切: one event the public is worried about. A fact, with where its course has led.
 *
 * @param number public part of the address of its page
 * @param occurredAt when it happened, null where nobody knew
 * @param foundAt when somebody of the house noticed it
 * @param assessed null until it is assessed
 * @param charge null until a unit answers for it
 */
public record Concern(
    long id,
    String number,
    String name,
    String words,
    Source source,
    String origin,
    @Nullable Instant occurredAt,
    Instant foundAt,
    boolean urgent,
    long noticedBy,
    String noticedByName,
    ConcernState state,
    @Nullable Assessed assessed,
    @Nullable Charge charge) {

  /** 定级. */
  public record Assessed(Level level, String reason, String by, Instant at) {}

  /** 交办: who answers for it, and who speaks. */
  public record Charge(
      long unit, String unitName, String spokesperson, String reason, Instant at) {}

  public boolean is(Level level) {
    return assessed != null && assessed.level() == level;
  }

  /** From when the terms of its answer run. */
  public Instant since() {
    return Level.since(occurredAt, foundAt);
  }

  /** The unit that answers for it, 0 while there is none. */
  public long unit() {
    return charge == null ? 0 : charge.unit();
  }

  /** Where its statements stand in order on the public site. */
  public String path() {
    return "/gq/" + number + ".html";
  }
}
