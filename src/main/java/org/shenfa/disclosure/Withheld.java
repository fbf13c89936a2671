package org.shenfa.disclosure;

/** 不予公开的依据: every ground the regulations have for withholding (公开条例第十四条至第十六条). */
public enum Withheld {
  STATE_SECRET("属于国家秘密", "第十四条", AnnualRow.REFUSED_SECRET),
  FORBIDDEN("法律、行政法规禁止公开", "第十四条", AnnualRow.REFUSED_FORBIDDEN),
  SECURITY("公开后可能危及国家安全、公共安全、经济安全、社会稳定", "第十四条", AnnualRow.REFUSED_SECURITY),
  THIRD_PARTY("涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害", "第十五条", AnnualRow.REFUSED_THIRD_PARTY),
  INTERNAL("属于人事管理、后勤管理、内部工作流程的内部事务信息", "第十六条第一款", AnnualRow.REFUSED_INTERNAL),
  PROCESS("属于讨论记录、过程稿、磋商信函、请示报告的过程性信息", "第十六条第二款", AnnualRow.REFUSED_PROCESS),
  CASE_FILE("属于行政执法案卷信息", "第十六条第二款", AnnualRow.REFUSED_CASE_FILE);

  private final String label;
  private final String article;
  private final AnnualRow row;

  Withheld(String label, String article, AnnualRow row) {
    this.label = label;
    this.article = article;
    this.row = row;
  }

  public String label() {
    return label;
  }

  /** Of 政府信息公开条例. */
  public String article() {
    return article;
  }

  AnnualRow row() {
    return row;
  }
}
