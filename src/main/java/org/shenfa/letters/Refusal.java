package org.shenfa.letters;

/** 不予受理的理由: the closed list; its words are what the writer reads. */
public enum Refusal {
  EMPTY("没有可以办理的内容"),
  UNLAWFUL("含有法律、法规禁止的内容"),
  IN_COURT("已经或者依法应当通过诉讼、仲裁、行政复议等途径解决"),
  FINISHED("信访事项已经复查、复核终结，没有新的事实和理由");

  private final String label;

  Refusal(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
