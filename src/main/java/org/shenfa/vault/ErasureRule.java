package org.shenfa.vault;

/** 销毁依据: why a key is destroyed. */
public enum ErasureRule {
  RETENTION("办结后保存期满"),
  REQUEST("本人请求删除（个人信息保护法第四十七条）"),
  ABUSE("确认为滥用信息，保存期满");

  private final String label;

  ErasureRule(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
