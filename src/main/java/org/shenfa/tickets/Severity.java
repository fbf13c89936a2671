package org.shenfa.tickets;

import org.shenfa.deadlines.Rule;

/** 差错级别: how grave an error is, and how long it may stand. */
public enum Severity {
  S1("一级", "严重表述错误、泄密泄露、被篡改、违法链接", Rule.TICKET_FIX_ONE, Rule.TICKET_UNIT_ONE),
  S2("二级", "事实、日期、电话有误，附件打不开", Rule.TICKET_FIX_TWO, Rule.TICKET_UNIT_TWO),
  S3("三级", "错别字、版面问题", Rule.TICKET_FIX_THREE, Rule.TICKET_UNIT_THREE);

  private final String label;
  private final String meaning;
  private final Rule here;
  private final Rule atUnit;

  Severity(String label, String meaning, Rule here, Rule atUnit) {
    this.label = label;
    this.meaning = meaning;
    this.here = here;
    this.atUnit = atUnit;
  }

  public String label() {
    return label;
  }

  /** What belongs to it. */
  public String meaning() {
    return meaning;
  }

  /** By when 新闻宣传处 puts it right. */
  public Rule here() {
    return here;
  }

  /** By when the unit puts it right. */
  public Rule atUnit() {
    return atUnit;
  }
}
