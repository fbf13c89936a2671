package org.shenfa.solicitations;

/** 采纳情况: whether what was said is taken up (17-3). */
public enum Adoption {
  ADOPTED("采纳"),
  PARTLY("部分采纳"),
  NOT("未采纳");

  private final String label;

  Adoption(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
