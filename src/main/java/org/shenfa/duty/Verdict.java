package org.shenfa.duty;

/** 读网结论: what the reader says of a line. */
public enum Verdict {
  FINE("正常"),
  FAULT("有问题"),
  UNREAD("未查");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
