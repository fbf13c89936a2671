package org.shenfa.duty;

/** 读网单的行: what there is to look at. */
public enum LineKind {
  SITE("网站"),
  HANDOVER("交班"),
  INSPECTION("巡检"),
  TICKETS("纠错"),
  RELEASED("新发布"),
  COLUMN("栏目更新"),
  LETTERS("来信"),
  SOLICITATIONS("意见征集"),
  SAMPLE("抽读"),
  LONG_UNREAD("久未读");

  private final String label;

  LineKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
