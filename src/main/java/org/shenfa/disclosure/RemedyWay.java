package org.shenfa.disclosure;

/** 救济途径: as table four of the annual report tells them apart. */
public enum RemedyWay {
  RECONSIDERATION("行政复议"),
  SUIT("行政诉讼，未经复议直接起诉"),
  SUIT_AFTER("行政诉讼，复议后起诉");

  private final String label;

  RemedyWay(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
