package org.shenfa.inspection;

import org.jspecify.annotations.Nullable;

/**
 * 问题筛选.
 *
 * @param kind null for every kind
 * @param unit 0 for every unit
 */
public record FaultFilter(@Nullable FaultKind kind, State state, long unit) {

  /** 状态. */
  public enum State {
    OPEN("待认定"),
    JUDGED("已认定"),
    FALSE_ALARM("误报"),
    GONE("已消除"),
    ALL("全部");

    private final String label;

    State(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }
}
