package org.shenfa.content;

/** 有效性 of a formal document; a page of one that no longer holds says so at the top (2-3). */
public enum Validity {
  VALID("有效"),
  AMENDED("已修改"),
  LAPSED("已失效"),
  REPEALED("已废止");

  private final String label;

  Validity(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
