package org.shenfa.organization;

/** 职务: what a person is entitled to do in a unit; in rising order, as lists show them. */
public enum PostKind {
  CLERK("承办人"),
  SECRECY_REVIEWER("保密审查员"),
  LIAISON("信息联络员"),
  INTAKE_CLERK("信件受理员"),
  PETITION_CLERK("信访承办人"),
  SITE_EDITOR("网站编辑"),
  OPENNESS_REVIEWER("公开审核员"),
  EDITORIAL_REVIEWER("审核员"),
  DEPUTY_HEAD("副职负责人"),
  UNIT_HEAD("主要负责人"),
  DEPUTY_LEADER("分管领导"),
  PRINCIPAL_LEADER("主要领导");

  private final String label;

  PostKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
