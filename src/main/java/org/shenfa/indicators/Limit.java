package org.shenfa.indicators;

/**
 * 阈值项目: every number and window the indicators turn on. Their values are dated rows with their
 * source, never code; periods are written as ISO 8601 (P14D, P6M, P1Y).
 */
public enum Limit {
  VISIT_SECONDS("多少秒没有打开算一次失败", "秒"),
  VISIT_SHARE("失败的访问占多少算无法访问", "%"),
  VISITS_A_DAY("每天至少访问", "次"),
  VISIT_DAYS("连续访问", "天"),
  HOME_WINDOW("首页更新期限", "期间"),
  NEWS_WINDOW("动态、要闻类栏目更新期限", "期间"),
  NOTICE_WINDOW("通知公告、政策文件类一级栏目更新期限", "期间"),
  YEARLY_WINDOW("人事、规划计划类栏目更新期限", "期间"),
  OTHER_WINDOW("其他栏目应更新的期限", "期间"),
  NEAR_PERCENT("期限过去多少提醒临近", "%"),
  STALE_COLUMNS("两类栏目合计不更新多少个单项否决", "个"),
  LONG_STALE_COLUMNS("应更新未更新的栏目多少个单项否决", "个"),
  BLANK_COLUMNS("空白栏目多少个单项否决", "个"),
  LETTER_AGE("留言多久没有答复单项否决", "期间"),
  LETTER_SPAN("看多久以内的留言", "期间"),
  REPLY_DAYS("简单常见问题多少个工作日没有答复扣分", "个工作日"),
  ELEMENTS_LACKING("一件指南缺多少类要素算不实用", "类"),
  GUIDES_LACKING("多少件这样的指南单项否决", "件"),
  PASS("总分低于多少不合格", "分"),
  BONUS("总分高于多少才加分", "分"),
  COLUMN_POINTS("每个不更新或者空白的栏目扣", "分"),
  COLUMN_MOST("栏目维护最多扣", "分"),
  WORDING_POINTS("每处用词错误扣", "分"),
  WORDING_MOST("内容准确最多扣", "分"),
  INTERPRETATION_POINTS("每件没有互链的解读扣", "分"),
  INTERPRETATION_MOST("解读关联最多扣", "分"),
  ELEMENT_POINTS("办事指南每缺一类要素扣", "分"),
  ELEMENT_MOST("办事指南最多扣", "分"),
  REPLY_POINTS("每件超期没有答复的留言扣", "分"),
  REPLY_MOST("办理答复最多扣", "分"),
  FEEDBACK_POINTS("每项超期没有反馈的征集扣", "分"),
  FEEDBACK_MOST("征集反馈最多扣", "分"),
  LINK_POINTS("每个失效的链接扣", "分"),
  LINK_MOST("链接可用最多扣", "分"),
  TAG_POINTS("每处缺少的网页标签扣", "分"),
  TAG_MOST("网页标签最多扣", "分");

  private final String label;
  private final String unit;

  Limit(String label, String unit) {
    this.label = label;
    this.unit = unit;
  }

  public String label() {
    return label;
  }

  /** What its value counts; 期间 for a window of days, months or years. */
  public String unit() {
    return unit;
  }
}
