package org.shenfa.tickets;

/** 疑点: why a report waits for a person before it is taken up; never a reason to drop it. */
public enum Doubt {
  TRAP("填写了看不见的栏目"),
  HASTE("打开三秒内就提交"),
  MANY("同一网络短时间内提交很多");

  private final String label;

  Doubt(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
