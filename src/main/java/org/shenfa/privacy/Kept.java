package org.shenfa.privacy;

/** 保存种类: what a term of keeping is about. */
public enum Kept {
  IDENTITY("身份信息和原文", "办结以后销毁姓名、联系方式，遮盖原文"),
  ABUSE("认定滥用的信件和意见", "认定以后销毁来源信息，遮盖原文"),
  ARCHIVE("档案副本", "期满由档案人员鉴定，产品不自行销毁");

  private final String label;
  private final String what;

  Kept(String label, String what) {
    this.label = label;
    this.what = what;
  }

  public String label() {
    return label;
  }

  /** What happens when the term is over. */
  public String what() {
    return what;
  }
}
