package org.shenfa.access;

/** 管理员: three duties held by three people; none of them writes, reviews or publishes. */
public enum AdminRole {
  SYSTEM("系统管理员"),
  SECURITY("安全管理员"),
  AUDIT("审计管理员");

  private final String label;

  AdminRole(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
