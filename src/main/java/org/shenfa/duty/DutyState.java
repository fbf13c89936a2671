package org.shenfa.duty;

import org.shenfa.procedures.Labelled;

/** 值班状态: how the reading of one day stands. */
public enum DutyState implements Labelled {
  PLANNED("已排班"),
  NOT_STARTED("没有按时开始"),
  READING("读网中"),
  SUBMITTED("已交班"),
  ACKNOWLEDGED("已接班"),
  ARCHIVED("已归档"),
  MISSED("漏岗");

  private final String label;

  DutyState(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  /** Whether the reader may still read and write on the sheet, or begin to. */
  public boolean open() {
    return this == PLANNED || this == NOT_STARTED || this == READING;
  }
}
