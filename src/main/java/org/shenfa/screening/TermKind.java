package org.shenfa.screening;

/** 词表种类: which dictionary a term stands in, and so how a hit is judged. */
public enum TermKind {
  /** Words that mark what is not for the public. */
  SECRECY("内部用语", "内部资料、工作秘密一类的字样"),
  /** Words that may not be used. */
  BANNED("禁用语", "不得使用的说法"),
  /** Words to be weighed. */
  CAUTIOUS("慎用语", "要斟酌的说法"),
  /** Non-words. */
  TYPO("易错词", "一定写错了的词"),
  /** Names that a body no longer bears, from the day it changed. */
  BODY("机构旧称", "已经更名、撤并的机构"),
  /** What nobody is called before judgment. */
  SUSPECT("未决称谓", "判决以前不能用的称谓"),
  /** Groups whose members are not named in full. */
  PROTECTED("受保护人群", "提到时不写全名的人"),
  /** Longer words in which a term is no hit. */
  EXEMPT("例外语境", "含有上述词而并无不妥的说法");

  private final String label;
  private final String gist;

  TermKind(String label, String gist) {
    this.label = label;
    this.gist = gist;
  }

  public String label() {
    return label;
  }

  /** What stands in it, in a few words. */
  public String gist() {
    return gist;
  }

  /** The rule that findings of this dictionary carry. */
  String rule() {
    return "term-" + name().toLowerCase(java.util.Locale.ROOT);
  }
}
