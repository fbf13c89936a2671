package org.shenfa.content;

/** 解读形式: in which form a policy is explained (10-2). */
public enum InterpretationForm {
  TEXT("文字解读"),
  GRAPHIC("图解"),
  VIDEO("视频"),
  QUESTIONS("问答"),
  EXPERT("专家解读"),
  PRESS("新闻发布会");

  private final String label;

  InterpretationForm(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
