package org.shenfa.privacy;

import java.util.Arrays;
import org.shenfa.procedures.Actor;

/** 事项种类: what kinds of cases hold something of a person, by the name of their procedure. */
public enum Held {
  LETTER("letter", "来信", Actor.INTAKE),
  REQUEST("disclosure", "政府信息公开申请", Actor.OPENNESS_DESK),
  OPINION("remark", "对征求意见稿的意见", Actor.INTAKE),
  REPORT("report", "网站报错", Actor.INTAKE),
  /** One that came on paper; one that came as a letter is kept and destroyed with the letter. */
  PETITION("petition", "信访事项", Actor.PETITION_DESK);

  private final String procedure;
  private final String label;
  private final Actor decides;

  Held(String procedure, String label, Actor decides) {
    this.procedure = procedure;
    this.label = label;
    this.decides = decides;
  }

  /** As the database names it. */
  public String procedure() {
    return procedure;
  }

  public String label() {
    return label;
  }

  /** Who decides about an early erasure; a letter of the petition way belongs to that desk. */
  Actor decides(boolean sealed) {
    return sealed ? Actor.PETITION_DESK : decides;
  }

  static Held of(String procedure) {
    return Arrays.stream(values())
        .filter(h -> h.procedure.equals(procedure))
        .findFirst()
        .orElseThrow();
  }
}
