package org.shenfa.access;

/** 可进入者: who may enter a route at all; what they may do there the modules decide. */
public enum Role {
  ANYONE("任何人"),
  HALF_SIGNED_IN("待核验"),
  STAFF("业务人员"),
  PUBLICITY("新闻宣传处"),
  SYSTEM_ADMIN("系统管理员"),
  SECURITY_ADMIN("安全管理员"),
  AUDIT_ADMIN("审计管理员");

  private final String label;

  Role(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
