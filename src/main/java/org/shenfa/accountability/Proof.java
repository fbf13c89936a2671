package org.shenfa.accountability;

import java.time.Instant;

/**
 * 证据: a place in the records that a case rests on.
 *
 * @param ref the number it is known by
 * @param by empty where the records named it
 */
public record Proof(Kind kind, String ref, String words, String by, Instant at) {

  /** 证据种类: what may be named; each is looked up before it is taken. */
  public enum Kind {
    ORDER("督办单", "督办单编号，例 DB2026-0001"),
    TICKET("纠错单", "纠错单编号，例 JC20261126-0001"),
    RELEASE("放行", "放行编号，例 2026-1127-0036"),
    FAULT("巡检问题", "问题台账的编号"),
    LOG("留痕", "对象种类和编号，例 item/2026-00012");

    private final String label;
    private final String hint;

    Kind(String label, String hint) {
      this.label = label;
      this.hint = hint;
    }

    public String label() {
      return label;
    }

    /** How its number is written. */
    public String hint() {
      return hint;
    }
  }
}
