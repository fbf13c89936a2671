package org.shenfa.letters;

/** 转往的渠道: what a letter really is, where it is not one; the writer is told which and why. */
public enum Redirection {
  DISCLOSURE("政府信息公开申请", "请从“依申请公开”提交，本信的收到日期不变"),
  SITE_ERROR("网站错误", "由网站按“我为政府网站找错”处理"),
  OPINION("对征求意见稿的意见", "已计入该征求意见的意见台账"),
  OTHER_ORGAN("其他机关的职责", "请向所写明的机关提出");

  private final String label;
  private final String hint;

  Redirection(String label, String hint) {
    this.label = label;
    this.hint = hint;
  }

  public String label() {
    return label;
  }

  public String hint() {
    return hint;
  }
}
