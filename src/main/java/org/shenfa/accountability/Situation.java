package org.shenfa.accountability;

import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Enforces;

/** 情形: the six of article 23, in its order and words; there is no seventh. */
@Enforces(Clause.MEASURES_23_1)
public enum Situation {
  FALSE_INFORMATION("一", "发布虚假信息或错误信息，造成不良影响的"),
  DIFFERENT_ELSEWHERE("二", "发布的信息与通过其他途径对外发布信息出现重大差异，造成不良影响的"),
  STALE_AFTER_SUPERVISION("三", "不按要求及时发布信息，相关栏目内容长期不更新，经督办仍不改正的"),
  WITHOUT_REVIEW("四", "未履行审核程序擅自发布信息，造成不良影响甚至失密、泄密的"),
  UNLAWFUL_OR_RUMOUR("五", "发布违规信息、散布谣言造成恶劣影响的"),
  OTHER_BREACH("六", "其他违反信息发布管理有关规定的");

  private final String number;
  private final String words;

  Situation(String number, String words) {
    this.number = number;
    this.words = words;
  }

  /** As it is cited: 第（三）项. */
  public String item() {
    return "第（" + number + "）项";
  }

  public String words() {
    return words;
  }
}
