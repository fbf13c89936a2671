package org.shenfa.inspection;

/** 问题的认定: what people say of a fault. */
public enum FaultDecision {
  ACCEPTED("属实", "bad"),
  /** Remembered: the same one is not raised again. */
  FALSE_ALARM("误报", ""),
  HANDED_OVER("已交办", "acc");

  private final String label;
  private final String look;

  FaultDecision(String label, String look) {
    this.label = label;
    this.look = look;
  }

  public String label() {
    return label;
  }

  /** How its mark on the page looks. */
  public String look() {
    return look;
  }
}
