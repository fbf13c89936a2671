package org.shenfa.orders;

import org.shenfa.procedures.Labelled;

/** 督办单状态: where an order stands. */
public enum OrderState implements Labelled {
  ISSUED("待签收"),
  ACKNOWLEDGED("整改中"),
  RECTIFIED("待核验"),
  VERIFIED("已核验，待销号"),
  UNRECTIFIED("逾期未整改"),
  CLOSED("已销号"),
  WITHDRAWN("已撤销");

  private final String label;

  OrderState(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
