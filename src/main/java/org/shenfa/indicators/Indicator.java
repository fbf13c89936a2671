package org.shenfa.indicators;

import java.util.Set;
import org.shenfa.inspection.FaultKind;

/** 检查指标 of 国办秘函〔2019〕19号 that the product judges by itself. */
public enum Indicator {
  SERIOUS(
      true,
      "安全、泄密事故等严重问题",
      Set.of(
          FaultKind.SECRECY,
          FaultKind.PERSONAL,
          FaultKind.LEADER,
          FaultKind.CHANGED,
          FaultKind.DANGEROUS_LINK)),
  REACHABLE(true, "站点无法访问", Set.of()),
  HOME(true, "首页不更新", Set.of()),
  COLUMNS_STALE(true, "动态要闻、通知政策两类栏目不更新", Set.of()),
  COLUMNS_LONG_STALE(true, "应更新未更新的栏目", Set.of()),
  COLUMNS_BLANK(true, "空白栏目", Set.of()),
  ANSWERS(true, "互动回应差", Set.of()),
  SERVICES(true, "服务不实用", Set.of()),
  COLUMN_CARE(false, "栏目维护", Set.of()),
  ACCURACY(false, "内容准确", Set.of(FaultKind.WORDING)),
  INTERPRETATION(false, "解读关联", Set.of(FaultKind.INTERPRETATION)),
  GUIDE_ELEMENTS(false, "办事指南要素", Set.of()),
  REPLIES(false, "办理答复", Set.of()),
  FEEDBACK(false, "征集反馈", Set.of()),
  LINKS(false, "链接可用", Set.of(FaultKind.DEAD_LINK, FaultKind.DEAD_ABROAD)),
  TAGS(false, "网页标签", Set.of(FaultKind.PAGE_TAGS));

  private final boolean veto;
  private final String label;
  private final Set<FaultKind> kinds;

  Indicator(boolean veto, String label, Set<FaultKind> kinds) {
    this.veto = veto;
    this.label = label;
    this.kinds = kinds;
  }

  /** 单项否决: whether failing it alone fails the site; the others take points off. */
  public boolean veto() {
    return veto;
  }

  public String label() {
    return label;
  }

  /** The faults that count against it; empty where it is counted from dates and numbers. */
  public Set<FaultKind> kinds() {
    return kinds;
  }
}
