package org.shenfa.review;

/** 审查件状态: computed from the facts each time, stored nowhere. */
public enum CaseState {
  OPEN("在审"),
  RETURNED("已退回"),
  WITHDRAWN("已撤回"),
  SUPERSEDED("已有新版"),
  CLEARED("审毕待发");

  private final String label;

  CaseState(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
