package org.shenfa.review;

import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Clause;

/** 环节: one look that must be taken, by whom and by which clause. */
public enum Look {
  SECRECY_REVIEW("保密审查", "产生单位保密审查员", PostKind.SECRECY_REVIEWER, Clause.MEASURES_15_2),
  HEAD_CONFIRMATION("主要负责人确认", "产生单位主要负责人", PostKind.UNIT_HEAD, Clause.MEASURES_16_1),
  PAPER_COMPARISON("纸电比对", "新闻宣传处网站编辑", PostKind.SITE_EDITOR, Clause.MEASURES_15_3),
  SITE_CHECK("网站核稿转送", "新闻宣传处网站编辑", PostKind.SITE_EDITOR, Clause.MEASURES_17_2),
  OPENNESS_REVIEW("办公室公开审核", "办公室公开审核员", PostKind.OPENNESS_REVIEWER, Clause.MEASURES_17_2),
  EDITORIAL_REVIEW("新闻宣传处审核", "新闻宣传处审核员", PostKind.EDITORIAL_REVIEWER, Clause.MEASURES_18_2),
  FINAL_APPROVAL("主要领导审定", "主要领导", PostKind.PRINCIPAL_LEADER, Clause.MEASURES_18_1),
  RELEASE("发布", "新闻宣传处网站编辑", PostKind.SITE_EDITOR, Clause.MEASURES_4_1);

  private final String label;
  private final String reviewer;
  private final PostKind post;
  private final Clause clause;

  Look(String label, String reviewer, PostKind post, Clause clause) {
    this.label = label;
    this.reviewer = reviewer;
    this.post = post;
    this.clause = clause;
  }

  public String label() {
    return label;
  }

  /** Who takes it, in words. */
  public String reviewer() {
    return reviewer;
  }

  /** The post that takes it. */
  public PostKind post() {
    return post;
  }

  public Clause clause() {
    return clause;
  }
}
