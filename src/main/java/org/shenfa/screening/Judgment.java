package org.shenfa.screening;

/** 处理意见: what a person says about a finding. */
public enum Judgment {
  /** It stands there rightly, and why. */
  EXPLAINED("有理由保留"),
  /** The words were masked; while they still stand, nothing is settled. */
  MASKED("已遮盖"),
  /** It is not what the rule takes it for. */
  FALSE_ALARM("误报");

  private final String label;

  Judgment(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
