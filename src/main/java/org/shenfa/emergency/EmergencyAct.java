package org.shenfa.emergency;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 应急模式的一步, as it was proposed, and what became of it.
 *
 * @param words null when the mode is to end
 * @param decision null while nobody decided
 */
public record EmergencyAct(
    long id,
    Kind kind,
    @Nullable EmergencyWords words,
    String reason,
    long by,
    String byName,
    Instant at,
    @Nullable Decision decision) {

  /** 哪一步. */
  public enum Kind {
    OPEN("启用应急模式"),
    UPDATE("更新应急简版"),
    CLOSE("结束应急模式");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** 核对: by another person, or one's own taken back. */
  public record Decision(boolean agrees, String reason, long by, String byName, Instant at) {}
}
