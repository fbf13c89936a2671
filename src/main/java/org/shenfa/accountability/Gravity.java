package org.shenfa.accountability;

/** 情节: light or serious; article 23 ties the outcome to it. */
public enum Gravity {
  LIGHT("情节较轻", Outcome.CRITICISM),
  SERIOUS("情节严重", Outcome.LIABILITY);

  /** 处理: what article 23 provides. */
  public enum Outcome {
    CRITICISM("通报批评"),
    LIABILITY("移交追责");

    private final String label;

    Outcome(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  private final String label;
  private final Outcome outcome;

  Gravity(String label, Outcome outcome) {
    this.label = label;
    this.outcome = outcome;
  }

  public String label() {
    return label;
  }

  /** What follows from it. */
  public Outcome outcome() {
    return outcome;
  }
}
