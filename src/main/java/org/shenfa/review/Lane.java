package org.shenfa.review;

/** 通道: how a submission travels. Every lane takes the same looks; none skips one. */
public enum Lane {
  NORMAL("线上报送"),
  /** The signed paper form is scanned, and a second person compares (15-3). */
  PAPER("纸质报送"),
  /** The same looks, with standing deputies and a shorter clock. */
  EMERGENCY("应急通道");

  private final String label;

  Lane(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
