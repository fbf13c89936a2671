package org.shenfa.screening;

/** 筛查结论: what a finding asks of the author. */
public enum Verdict {
  /** It keeps a text from being submitted or agreed to. */
  STOP("须改正"),
  /** It stays only with a reason that the author has given. */
  REASON("须说明"),
  /** It informs. */
  NOTE("提示");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
