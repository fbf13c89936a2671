package org.shenfa.services;

/** 事项状态: worked out from the main line and from what is due, stored nowhere. */
public enum ServiceState {
  DRAFT("起草中"),
  REVIEWED("审毕待发"),
  PUBLISHED("已发布"),
  CONFIRMED("已确认"),
  REVIEW_DUE("待复核"),
  WITHDRAWN("已撤下");

  private final String label;

  ServiceState(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /**
   * @param listed how the item stands in the main line
   * @param due whether anything about the released guide is due
   * @param confirmed whether somebody confirmed it since its release
   */
  static ServiceState of(String listed, boolean released, boolean due, boolean confirmed) {
    if (released) {
      return due ? REVIEW_DUE : confirmed ? CONFIRMED : PUBLISHED;
    }
    return listed.equals("WITHDRAWN") ? WITHDRAWN : listed.equals("CLEARED") ? REVIEWED : DRAFT;
  }
}
