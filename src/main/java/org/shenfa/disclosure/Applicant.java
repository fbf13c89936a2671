package org.shenfa.disclosure;

/** 申请人类别: the columns of the annual report's table. */
public enum Applicant {
  PERSON("自然人"),
  COMPANY("商业企业"),
  RESEARCH("科研机构"),
  WELFARE("社会公益组织"),
  LEGAL("法律服务机构"),
  OTHER("其他");

  private final String label;

  Applicant(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
