package org.shenfa.concerns;

import org.shenfa.procedures.Labelled;

/** 关切状态: where a concern is. */
public enum ConcernState implements Labelled {
  FOUND("已发现"),
  ASSESSED("已定级"),
  ASSIGNED("已交办"),
  IN_REVIEW("首次回应审查中"),
  RESPONDED("已回应"),
  CONCLUDED("已办结"),
  EVALUATED("已评估"),
  ARCHIVED("已归档"),
  NO_RESPONSE_NEEDED("不需回应"),
  MERGED("已并入另一件");

  private final String label;

  ConcernState(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
