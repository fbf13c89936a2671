package org.shenfa.disclosure;

import org.shenfa.procedures.Labelled;

/** 申请办理中的一步. */
public enum DisclosureEvent implements Labelled {
  APPLY("提出申请"),
  SUGGEST("提示已经公开的信息"),
  WITHDRAW("撤回申请"),
  CONFIRM("确认收到"),
  ASK_CORRECTION("告知补正"),
  CORRECTED("提交补正"),
  LAPSE("逾期不补正"),
  NOT_A_REQUEST("告知不作为公开申请处理"),
  ASK_REASONS("要求说明理由"),
  REASONS_GIVEN("说明理由"),
  REFUSE_EXCESS("理由不合理，告知不予处理"),
  DELAY("告知延迟答复"),
  CHARGE("通知缴纳信息处理费"),
  PAID("登记缴费"),
  FEE_LAPSE("逾期不缴费"),
  CONSULT_THIRD_PARTY("征求第三方意见"),
  CONSULT_CO_AUTHOR("征求共同制作机关意见"),
  OPINION_NOTED("登记一方意见"),
  OPINION("收到全部意见"),
  SILENCE("逾期未提出意见"),
  EXTEND("批准延期答复"),
  PREPARE("拟定答复"),
  REVIEW_SECRECY("保密审查"),
  SEND_BACK("退回重拟"),
  DECIDE("审定答复"),
  DELIVER("送达答复"),
  RECORD_ERROR("要求更正记录"),
  RECORD_SETTLED("告知更正结果"),
  PROPOSE_PROACTIVE("建议转为主动公开"),
  ARCHIVE("归档");

  private final String label;

  DisclosureEvent(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
