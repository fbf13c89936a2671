package org.shenfa.solicitations;

/** 参与者: what kind of somebody an opinion comes from; never who. */
public enum Party {
  PERSON("公民个人"),
  COMPANY("企业"),
  ASSOCIATION("社会组织、行业协会"),
  AGENCY("机关、事业单位"),
  EXPERT("专家学者"),
  UNKNOWN("没有说明");

  private final String label;

  Party(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
