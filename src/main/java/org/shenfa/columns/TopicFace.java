package org.shenfa.columns;

/** 专题样式: the built-in looks a special topic may have. */
public enum TopicFace {
  DAI("黛青，庄重"),
  ZHU("朱红，醒目"),
  MO("墨色，素净");

  private final String label;

  TopicFace(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
