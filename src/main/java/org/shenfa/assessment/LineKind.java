package org.shenfa.assessment;

/** 计分事由: what may make a line; what it is worth, and in which area, the rules of a period say. */
public enum LineKind {
  INFORMATION_ON_TIME("政府信息按时发布"),
  INFORMATION_LATE("政府信息超过二十个工作日没有发布"),
  REQUEST_LATE("依申请公开没有按时答复"),
  ERROR_GRAVE("一级差错"),
  ERROR_PLAIN("二级差错"),
  ERROR_SLIGHT("三级差错"),
  ERROR_LATE("差错没有按时改正"),
  ERROR_REPEATED("九十天内同样的差错重犯"),
  ORDER_UNRECTIFIED("督办逾期未整改"),
  NEWS_RELEASED("新闻信息被采用发布"),
  LETTER_ON_TIME("来信按时提出答复意见"),
  LETTER_LATE("来信超过四个工作日没有提出答复意见"),
  LETTER_RETURNED("来信退回"),
  LETTER_DESIGNATED("退回的来信经裁定仍由本单位办理"),
  FEEDBACK_ON_TIME("征集情况按时反馈"),
  FEEDBACK_LATE("征集情况没有按时反馈"),
  GUIDE_CONFIRMED("办事指南按期核对"),
  GUIDE_OVERDUE("办事指南过了确认期");

  private final String label;

  LineKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
