package org.shenfa.desk;

/** 稿件状态: where the newest revision of an item stands, as lists print it. */
public enum ItemState {
  DRAFT("草稿", ""),
  OPEN("在审", "acc half"),
  RETURNED("已退回", "bad"),
  CLEARED("审毕待发", "acc half"),
  TAKEN_BACK("已撤回", ""),
  UNCONFIRMED("待上网确认", "warn"),
  RELEASED("已发布", "good full"),
  WITHDRAWN("已撤下", "bad full");

  private final String label;
  private final String look;

  ItemState(String label, String look) {
    this.label = label;
    this.look = look;
  }

  public String label() {
    return label;
  }

  /** Classes of its tag. */
  public String look() {
    return look;
  }
}
