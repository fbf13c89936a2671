package org.shenfa.disclosure;

/** 复议、诉讼的结果, as the annual report tells them apart. */
public enum RemedyResult {
  UPHELD("结果维持"),
  CORRECTED("结果纠正"),
  OTHER("其他结果");

  private final String label;

  RemedyResult(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
