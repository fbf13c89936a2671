package org.shenfa.site;

/** 差异: what somebody did to a file of the site's folder behind the product's back. */
public enum Difference {
  CHANGED("内容被改"),
  GONE("被删除"),
  FOREIGN("多出来");

  private final String label;

  Difference(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
