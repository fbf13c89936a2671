package org.shenfa.organization;

import java.util.List;

/** 单位性质: the offices the regulation names, and the kinds of the others. */
public enum UnitKind {
  LEADERSHIP("厅领导"),
  PUBLICITY_OFFICE("新闻宣传处"),
  GENERAL_OFFICE("办公室"),
  TECHNOLOGY_DIVISION("科技和信息化处"),
  EQUIPMENT_DIVISION("科技装备处"),
  DIVISION("机关处室"),
  SAFETY_TECH_CENTER("安技中心"),
  AFFILIATE("直属单位"),
  CITY_BUREAU("设区市应急管理局");

  private final String label;

  UnitKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** The posts a unit of this kind must have filled (8-1, 16-1). */
  List<PostKind> posts() {
    return switch (this) {
      case LEADERSHIP -> List.of(PostKind.PRINCIPAL_LEADER);
      case AFFILIATE, SAFETY_TECH_CENTER, CITY_BUREAU ->
          List.of(PostKind.UNIT_HEAD, PostKind.SECRECY_REVIEWER, PostKind.LIAISON);
      case PUBLICITY_OFFICE ->
          List.of(
              PostKind.UNIT_HEAD, PostKind.SECRECY_REVIEWER, PostKind.CLERK, PostKind.INTAKE_CLERK);
      case GENERAL_OFFICE ->
          List.of(
              PostKind.UNIT_HEAD,
              PostKind.SECRECY_REVIEWER,
              PostKind.CLERK,
              PostKind.PETITION_CLERK);
      case TECHNOLOGY_DIVISION, EQUIPMENT_DIVISION, DIVISION ->
          List.of(PostKind.UNIT_HEAD, PostKind.SECRECY_REVIEWER, PostKind.CLERK);
    };
  }
}
