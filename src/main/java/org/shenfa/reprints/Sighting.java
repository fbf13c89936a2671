package org.shenfa.reprints;

import java.time.Instant;
import java.time.LocalDate;

/**
 * 来源复查: what a later look at the source of a reprint found.
 *
 * @param day in Asia/Shanghai
 * @param detail in words, Chinese
 */
public record Sighting(
    long id, long itemId, LocalDate day, Outcome outcome, String detail, Instant at) {
  /** How the source stands. */
  public enum Outcome {
    SAME("没有变化"),
    CHANGED("来源改过"),
    MOVED("来源换了地址"),
    GONE("来源已撤下"),
    UNKNOWN("没有看到");

    private final String label;

    Outcome(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    /** Whether somebody has to do something. */
    public boolean task() {
      return switch (this) {
        case CHANGED, MOVED, GONE -> true;
        case SAME, UNKNOWN -> false;
      };
    }
  }
}
