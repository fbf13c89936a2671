package org.shenfa.orders;

import org.shenfa.deadlines.Rule;

/** 整改时限: how long a unit has; working days from the issue. */
public enum OrderTerm {
  ONE(Rule.ORDER_ONE),
  THREE(Rule.ORDER_THREE),
  FIVE(Rule.ORDER_FIVE),
  TEN(Rule.ORDER_TEN);

  private final Rule rule;

  OrderTerm(Rule rule) {
    this.rule = rule;
  }

  public Rule rule() {
    return rule;
  }

  /** As people say it. */
  public String label() {
    return rule.term().words();
  }
}
