package org.shenfa.duty;

/** 日子的种类: turns are spread evenly over each of them apart. */
public enum DayKind {
  WORKING("工作日"),
  WEEKEND("周末"),
  HOLIDAY("节假日");

  private final String label;

  DayKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
