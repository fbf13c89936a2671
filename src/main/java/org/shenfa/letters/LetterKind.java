package org.shenfa.letters;

/**
 * 来信类型: what the writer, and then the intake, takes a letter for; the procedure turns on it (12-3,
 * 19).
 */
public enum LetterKind {
  CONSULTATION("咨询", "想弄清一项政策、一个办法或者一件事怎样办"),
  SUGGESTION("建议", "对应急管理工作有想法，希望被采纳"),
  PLEA("求助", "遇到困难，请求帮助"),
  COMPLAINT("投诉", "对工作人员或者单位的做法不满，要求处理"),
  REPORT("举报", "反映违法行为或者事故隐患"),
  UNSURE("说不清", "不确定属于哪一类，由受理员判断");

  private final String label;
  private final String hint;

  LetterKind(String label, String hint) {
    this.label = label;
    this.hint = hint;
  }

  public String label() {
    return label;
  }

  /** When a writer should choose it. */
  public String hint() {
    return hint;
  }

  /** Whether it always takes the way of petitions. */
  public boolean petition() {
    return switch (this) {
      case COMPLAINT, REPORT -> true;
      case CONSULTATION, SUGGESTION, PLEA, UNSURE -> false;
    };
  }
}
