package org.shenfa.assessment;

/** 考评方面: the four that article 22 names, in its order. */
public enum Area {
  DISCLOSURE("信息公开"),
  NEWS("新闻宣传"),
  INTERACTION("互动交流"),
  SERVICES("网上服务");

  private final String label;

  Area(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
