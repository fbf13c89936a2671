package org.shenfa.reminders;

/** 提醒种类: what a notice is about, in the words of the desk. */
public enum NoticeKind {
  ARRIVED("轮到您办"),
  LOOK_LATE("超过办理期限"),
  HANDED("交给您办"),
  RETURNED("退回给您"),
  ANNOTATED("有人批注或者答复"),
  RELEASED("已经发布"),
  TO_CONFIRM("请打开页面确认"),
  CONFIRM_LATE("30 分钟没有确认"),
  CLOCK_NEAR("发布期限临近"),
  CLOCK_LATE("超过发布期限"),
  FEEDBACK("应反馈征集情况"),
  REPRINT("转载的原文有变"),
  SCHEDULE_REFUSED("定时发布没有办成"),
  SCHEDULE_MISSED("定时发布误点"),
  DELEGATION_ENDS("委托就要到期"),
  COLUMN_NEAR("栏目快要超期未更新"),
  COLUMN_LATE("栏目超期未更新"),
  CONCERN("公众关切要办"),
  CONCERN_LATE("公众关切超过时限"),
  PETITION("信访事项要办"),
  PETITION_LATE("信访督办"),
  FIGURES("上月互动数据要公布"),
  DUTY("值班读网"),
  DUTY_LATE("值班读网没有按时"),
  REGISTER("登记的日期快到"),
  TRAINING("上岗测试"),
  TICKET("纠错单要办"),
  TICKET_URGENT("纠错单急办"),
  ORDER("督办单要办"),
  ORDER_LATE("督办逾期未整改"),
  ASSESSMENT("考评"),
  ACCOUNTABILITY("问责登记"),
  OPERATIONS("运行告警"),
  /** Mailed with its figures by who makes it, and so not once more as a line. */
  REPORT("月报"),
  YEARLY("年度报表要公布");

  private final String label;

  NoticeKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** Whether it is mailed at once, whatever the hour. */
  public boolean urgent() {
    return switch (this) {
      case CONFIRM_LATE,
          SCHEDULE_REFUSED,
          SCHEDULE_MISSED,
          CONCERN_LATE,
          PETITION_LATE,
          DUTY_LATE,
          TICKET_URGENT,
          ORDER_LATE,
          OPERATIONS ->
          true;
      case ARRIVED,
          LOOK_LATE,
          HANDED,
          RETURNED,
          ANNOTATED,
          RELEASED,
          TO_CONFIRM,
          CLOCK_NEAR,
          CLOCK_LATE,
          FEEDBACK,
          REPRINT,
          DELEGATION_ENDS,
          COLUMN_NEAR,
          COLUMN_LATE,
          CONCERN,
          PETITION,
          FIGURES,
          DUTY,
          REGISTER,
          TRAINING,
          TICKET,
          ORDER,
          ASSESSMENT,
          ACCOUNTABILITY,
          REPORT,
          YEARLY ->
          false;
    };
  }
}
