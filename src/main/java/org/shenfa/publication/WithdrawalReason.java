package org.shenfa.publication;

/**
 * 撤下原因: the only words about a withdrawal that the public reads, so that no text goes out that
 * nobody else has read.
 */
public enum WithdrawalReason {
  ERROR("内容有误，正在更正"),
  OUTDATED("内容已过时"),
  REPEALED("文件已废止"),
  PRIVACY("涉及个人信息，依法撤下"),
  SECRECY("依规定撤下"),
  OTHER("因工作需要撤下");

  private final String label;

  WithdrawalReason(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
