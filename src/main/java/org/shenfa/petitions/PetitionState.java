package org.shenfa.petitions;

import org.shenfa.procedures.Labelled;

/** 信访事项状态: where a petition is; that it is late is kept apart, for it never ends. */
public enum PetitionState implements Labelled {
  HANDED_OVER("待登记"),
  REGISTERED("已登记"),
  ACCEPTED("已受理"),
  TRANSFERRED("已转送"),
  SENT_BACK("已退回来文机关"),
  NOT_REMIT("不属本机关职责"),
  ROUTED_LEGAL("依法定途径办理"),
  NOT_ACCEPTED("不再受理"),
  INVESTIGATING("办理中"),
  CONCLUDED("已作出处理意见"),
  RESULT_AT_SITE("结果已转网站"),
  SITE_REPLIED("已答复"),
  REVIEW("复查中"),
  RE_REVIEW("复核中"),
  ARCHIVED("已归档");

  private final String label;

  PetitionState(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  /** Whether this organ still owes something. */
  public boolean owing() {
    return switch (this) {
      case HANDED_OVER, REGISTERED, ACCEPTED, INVESTIGATING, CONCLUDED, RESULT_AT_SITE -> true;
      case TRANSFERRED,
          SENT_BACK,
          NOT_REMIT,
          ROUTED_LEGAL,
          NOT_ACCEPTED,
          SITE_REPLIED,
          REVIEW,
          RE_REVIEW,
          ARCHIVED ->
          false;
    };
  }
}
