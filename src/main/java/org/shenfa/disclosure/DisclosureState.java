package org.shenfa.disclosure;

import org.shenfa.procedures.Labelled;

/** 申请所处的状态, with the word the applicant reads for it. */
public enum DisclosureState implements Labelled {
  SUBMITTED("待确认收到", "已提交"),
  RECEIVED("办理中", "办理中"),
  CORRECTING("等待补正", "等您补正"),
  CONSULTING("征求意见中", "办理中"),
  DECIDED("已审定，待送达", "办理中"),
  ANSWERED("已答复", "已答复"),
  CORRECT_RECORD("更正记录", "已答复，更正办理中"),
  NOT_PROCESSED("不予处理", "已告知"),
  ABANDONED("视为放弃", "已终止"),
  WITHDRAWN("已撤回", "已撤回"),
  ARCHIVED("已归档", "已办结");

  private final String label;
  private final String shown;

  DisclosureState(String label, String shown) {
    this.label = label;
    this.shown = shown;
  }

  @Override
  public String label() {
    return label;
  }

  /** What the applicant reads. */
  public String shown() {
    return shown;
  }

  /** Whether nothing is owed to the applicant any more. */
  public boolean closed() {
    return switch (this) {
      case SUBMITTED, RECEIVED, CORRECTING, CONSULTING, DECIDED, CORRECT_RECORD -> false;
      case ANSWERED, NOT_PROCESSED, ABANDONED, WITHDRAWN, ARCHIVED -> true;
    };
  }
}
