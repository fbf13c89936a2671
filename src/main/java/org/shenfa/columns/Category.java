package org.shenfa.columns;

import static org.shenfa.regulation.Clause.MEASURES_2_1;

import org.shenfa.regulation.Enforces;

/** 信息类别: every item has exactly one of four. */
@Enforces(MEASURES_2_1)
public enum Category {
  GOVERNMENT_INFORMATION("政府信息"),
  NEWS("新闻信息"),
  INTERACTION("互动交流信息"),
  PUBLIC_SERVICE("政务服务信息");

  private final String label;

  Category(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
