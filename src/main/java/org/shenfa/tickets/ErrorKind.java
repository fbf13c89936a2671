package org.shenfa.tickets;

/** 差错种类: what somebody says is wrong; how grave it is, a person decides. */
public enum ErrorKind {
  WORDING("表述严重错误", "涉及政治、法律、领导姓名职务", true),
  LEAK("泄露信息", "个人信息，或者不该公开的内容", true),
  TAMPERED("页面异常", "像是被改动，或者链接到不良网站", true),
  FACT("内容有误", "事实、日期、电话、地址、数字不对", false),
  LINK("链接打不开", "点了没有反应，或者到了别处", false),
  DOWNLOAD("附件有问题", "下载不了、打不开、内容不对", false),
  OUTDATED("内容过时", "文件废止了、事情变了，页面没有改", false),
  TYPO("错别字", "错字、漏字、标点", false),
  LAYOUT("版面问题", "显示不全、文字重叠、看不清", false),
  OTHER("其他", "", false);

  private final String label;
  private final String hint;
  private final boolean grave;

  ErrorKind(String label, String hint, boolean grave) {
    this.label = label;
    this.hint = hint;
    this.grave = grave;
  }

  public String label() {
    return label;
  }

  /** What belongs to it, for whoever chooses; may be empty. */
  public String hint() {
    return hint;
  }

  /** Whether somebody has to look at it within half an hour. */
  public boolean grave() {
    return grave;
  }
}
