package org.shenfa.letters;

/** 来信渠道: how a letter reached the office; all have the same number, clock and receipt. */
public enum Channel {
  WEB("网上"),
  PHONE("电话"),
  PAPER("信函"),
  VISIT("来访");

  private final String label;

  Channel(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
