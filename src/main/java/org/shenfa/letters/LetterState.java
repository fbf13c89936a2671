package org.shenfa.letters;

import org.shenfa.procedures.Labelled;

/** 信件状态: where a letter is. The public reads only one of five words for it. */
public enum LetterState implements Labelled {
  RECEIVED("已收件", "已收到"),
  QUARANTINED("待甄别", "已收到"),
  ASSIGNED("办理中", "办理中"),
  RETURNED("退回", "办理中"),
  DRAFTED("待审核", "办理中"),
  APPROVED("待网站答复", "办理中"),
  PETITION("转信访", "已转信访"),
  REPLIED("已答复", "已答复"),
  PUBLISH_REVIEW("公开审查", "已答复"),
  PUBLISHED("已公开", "已答复"),
  REOPEN_REQUESTED("请求再办", "已答复"),
  REDIRECTED("已转其他渠道", "已办结"),
  MERGED("并案", "办理中"),
  NOT_ACCEPTED("不予受理", "已办结"),
  WITHDRAWN("已撤回", "已办结"),
  CLOSED("办结", "已办结"),
  ARCHIVED("已归档", "已办结");

  private final String label;
  private final String word;

  LetterState(String label, String word) {
    this.label = label;
    this.word = word;
  }

  @Override
  public String label() {
    return label;
  }

  /** What the writer reads: one of five words, internal states are not told. */
  public String word() {
    return word;
  }
}
