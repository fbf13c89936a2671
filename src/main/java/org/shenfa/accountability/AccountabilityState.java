package org.shenfa.accountability;

import org.shenfa.procedures.Labelled;

/** 问责登记状态: where a case stands. */
public enum AccountabilityState implements Labelled {
  SUSPECTED("线索待查"),
  FACTS_CHECKED("事实已查，待定性"),
  CLASSIFIED("已定性，待单位陈述"),
  HEARD("待决定"),
  DECIDED("已决定，待登记落实"),
  RECORDED("已登记，待办结"),
  CLOSED("已办结"),
  NOT_ESTABLISHED("不成立");

  private final String label;

  AccountabilityState(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
