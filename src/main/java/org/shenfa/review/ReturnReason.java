package org.shenfa.review;

/**
 * 退回原因: what was wrong, from a list that can be counted; the words to the author stand beside it.
 */
public enum ReturnReason {
  SECRECY("涉密或者拿不准"),
  PRIVACY("含个人信息"),
  FACTS("事实或者数字有误"),
  TIMING("发布时间不适宜"),
  WORDING("格式、表述不规范"),
  MANUSCRIPT("与签发文稿不一致"),
  ATTACHMENT("附件有误或者缺少"),
  ELEMENTS("栏目或者要素不对"),
  BASIS("依据或者手续不全"),
  OTHER("其他");

  private final String label;

  ReturnReason(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
