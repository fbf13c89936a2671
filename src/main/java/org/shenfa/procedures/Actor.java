package org.shenfa.procedures;

/** 办理角色: in which capacity somebody takes a step; who a person may be is {@link Actors}. */
public enum Actor implements Labelled {
  CITIZEN("公众", false),
  INTAKE("受理员", true),
  HANDLER("经办人", true),
  SECRECY("保密审查员", true),
  HEAD("单位负责人", true),
  SITE("网站编辑", true),
  PETITION_DESK("办公室信访承办人", true),
  OPENNESS_DESK("办公室公开审核员", true),
  OFFICE_HEAD("办公室负责人", true),
  SUPERVISOR("新闻宣传处负责人", true),
  READER("值班读网员", true),
  LEADER("厅领导", true),
  OUTSIDE("其他机关或者第三方", false),
  SYSTEM("系统", false);

  private final String label;
  private final boolean staff;

  Actor(String label, boolean staff) {
    this.label = label;
    this.staff = staff;
  }

  @Override
  public String label() {
    return label;
  }

  /** Whether a step in this capacity names a person of the organisation. */
  public boolean staff() {
    return staff;
  }
}
