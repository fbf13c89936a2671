package org.shenfa.assessment;

import org.shenfa.procedures.Labelled;

/** 考评期状态: where a period stands. */
public enum PeriodState implements Labelled {
  PERIOD_OPEN("还没有开始"),
  COLLECTING("正在计分"),
  PROVISIONAL("初步得分"),
  OBJECTION("单位核对"),
  CONFIRMED("已确认，待通报"),
  CIRCULATED("已通报"),
  RECTIFYING("整改中"),
  CLOSED("已办结");

  private final String label;

  PeriodState(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
