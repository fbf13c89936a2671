package org.shenfa.disclosure;

/** 提出方式, and which day the request counts as received on (公开条例第三十一条). */
public enum Channel {
  ONLINE("网上提交", false),
  COUNTER("当面提交", true),
  ORAL("口头提出，工作人员代填", true),
  SIGNED_MAIL("需签收的邮件（挂号信、快递）", true),
  PLAIN_MAIL("平常信函", false),
  FAX("传真", false);

  private final String label;
  private final boolean dated;

  Channel(String label, boolean dated) {
    this.label = label;
    this.dated = dated;
  }

  public String label() {
    return label;
  }

  /**
   * Whether the day of handing over or signing for it is the day of receipt; otherwise it is the
   * day on which both sides confirm.
   */
  public boolean dated() {
    return dated;
  }
}
