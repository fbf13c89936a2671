package org.shenfa.tickets;

import org.shenfa.procedures.Labelled;

/** 纠错单状态: where a ticket stands; a reporter reads {@link #word()} only. */
public enum TicketState implements Labelled {
  REPORTED("待核实", "已收到"),
  QUARANTINED("待甄别", "已收到"),
  CONFIRMED("待改正", "改正中"),
  HIDDEN("已先行撤下", "改正中"),
  AT_UNIT("单位改正中", "改正中"),
  FIXED("待核验", "改正中"),
  VERIFIED("待答复", "已改正"),
  NOT_ERROR("不是差错，待答复", "已核实"),
  DUPLICATE("并入另一张", "已收到"),
  ABUSE("认定为滥用", "已收到"),
  CLOSED("已办结", "已答复");

  private final String label;
  private final String word;

  TicketState(String label, String word) {
    this.label = label;
    this.word = word;
  }

  @Override
  public String label() {
    return label;
  }

  /** What whoever reported it reads. */
  public String word() {
    return word;
  }
}
