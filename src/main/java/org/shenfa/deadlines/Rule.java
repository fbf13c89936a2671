package org.shenfa.deadlines;

import org.shenfa.regulation.Clause;

/**
 * 期限规则: every term the product counts, with where it comes from. What no law says is a rule of the
 * house and is told apart on every page.
 */
public enum Rule {
  LETTER_SCREENING("甄别疑似滥用的信件", Term.workingDays(1), Clause.MEASURES_12_2, ""),
  LETTER_TRIAGE("受理并分办来信", Term.workingDays(1), Clause.MEASURES_12_2, ""),
  LETTER_ANSWER("承办单位提出答复意见并经负责人审核", Term.workingDays(4), Clause.MEASURES_19_1, "管理办法第十九条"),
  LETTER_REPLY("网站把答复转给写信人", Term.workingDays(1), Clause.MEASURES_19_1, ""),
  LETTER_PROMISE("写信人等到答复", Term.workingDays(6), Clause.MEASURES_12_2, ""),
  LETTER_RATING("评价或者再问一次", Term.workingDays(15), Clause.MEASURES_12_2, ""),
  LETTER_PUBLICATION("公开同意公开的答复", Term.workingDays(5), Clause.MEASURES_12_2, ""),
  LETTER_ANSWER_REVIEW("复核引用的文件有变的公开答复", Term.workingDays(5), Clause.MEASURES_20_1, ""),
  PETITION_REGISTER("登记转来的信访事项", Term.workingDays(1), Clause.MEASURES_19_3, ""),
  PETITION_NOTICE("告知信访人是否受理", Term.days(15), Clause.MEASURES_19_3, "信访工作条例第二十三条"),
  PETITION_OBJECTION("下级机关对转送提出异议", Term.workingDays(5), Clause.MEASURES_19_3, "信访工作条例第二十三条"),
  PETITION_ELSEWHERE("下级机关告知受理、作出处理意见", Term.days(105), Clause.MEASURES_19_3, "信访工作条例第二十三条、第三十四条"),
  PETITION_SEND_BACK("对转来、交办的事项提出异议", Term.workingDays(5), Clause.MEASURES_19_3, "信访工作条例第二十三条"),
  PETITION_CONCLUSION("办结信访事项", Term.days(60), Clause.MEASURES_19_3, "信访工作条例第三十四条"),
  PETITION_HAND_BACK("办结后转交网站", Term.workingDays(1), Clause.MEASURES_19_3, ""),
  PETITION_REPLY("网站答复写信人", Term.workingDays(1), Clause.MEASURES_19_3, ""),
  PETITION_ASK_REVIEW("信访人请求复查", Term.days(30), Clause.MEASURES_19_3, "信访工作条例第三十五条"),
  PETITION_REVIEW("上一级机关复查", Term.days(30), Clause.MEASURES_19_3, "信访工作条例第三十五条"),
  PETITION_ASK_RE_REVIEW("信访人请求复核", Term.days(30), Clause.MEASURES_19_3, "信访工作条例第三十六条"),
  PETITION_RE_REVIEW("上一级机关复核", Term.days(30), Clause.MEASURES_19_3, "信访工作条例第三十六条"),
  DISCLOSURE_CONFIRM("与申请人确认收到申请", Term.workingDays(1), Clause.MEASURES_10_3, ""),
  DISCLOSURE_ANSWER("答复政府信息公开申请", Term.workingDays(20), Clause.MEASURES_10_3, "政府信息公开条例第三十三条"),
  DISCLOSURE_CORRECTION("告知申请人补正", Term.workingDays(7), Clause.MEASURES_10_3, "政府信息公开条例第三十条"),
  DISCLOSURE_OPINION(
      "被征求意见的一方提出意见", Term.workingDays(15), Clause.MEASURES_10_3, "政府信息公开条例第三十二条、第三十四条"),
  DISCLOSURE_FEE("申请人缴纳信息处理费", Term.workingDays(20), Clause.MEASURES_10_3, "政府信息公开信息处理费管理办法"),
  DISCLOSURE_RECORD("告知记录更正的结果", Term.workingDays(20), Clause.MEASURES_10_3, ""),
  SOLICITATION_FEEDBACK("公布征集情况的反馈", Term.months(1), Clause.MEASURES_17_3, "管理办法第十七条"),

  CONCERN_ASSESSMENT_URGENT("判定关切的级别（重大、重要）", Term.hours(1), Clause.MEASURES_13_1, ""),
  CONCERN_ASSESSMENT("判定关切的级别", Term.hours(4), Clause.MEASURES_13_1, ""),
  CONCERN_ASSIGNMENT("把关切交给责任单位", Term.hours(1), Clause.MEASURES_13_1, ""),
  CONCERN_AUTHORITATIVE(
      "对特别重大、重大突发事件发布权威信息", Term.hours(5), Clause.MEASURES_13_1, "国办发〔2016〕80号实施细则"),
  CONCERN_PRESS("对特别重大、重大突发事件举行新闻发布会", Term.hours(24), Clause.MEASURES_13_1, "国办发〔2016〕61号"),
  CONCERN_RESPONSE("回应其他舆情", Term.hours(48), Clause.MEASURES_13_1, "国办发〔2016〕61号"),
  CONCERN_UPDATE("过了约定时间补上更新", Term.minutes(15), Clause.MEASURES_13_1, ""),
  CONCERN_EVALUATION("评估关切的回应", Term.workingDays(10), Clause.MEASURES_13_1, ""),

  TICKET_SCREENING("甄别疑似滥用的报错", Term.workingDays(1), Clause.MEASURES_25_1, ""),
  TICKET_TRIAGE_URGENT("核实可能很严重的差错", Term.minutes(30), Clause.MEASURES_25_1, ""),
  TICKET_TRIAGE("核实报错", Term.workingDays(1), Clause.MEASURES_25_1, ""),
  TICKET_FIX_ONE("网站改正一级差错", Term.hours(1), Clause.MEASURES_25_1, ""),
  TICKET_FIX_TWO("网站改正二级差错", Term.workingDays(1), Clause.MEASURES_25_1, ""),
  TICKET_FIX_THREE("网站改正三级差错", Term.workingDays(2), Clause.MEASURES_25_1, ""),
  TICKET_UNIT_ONE("单位改正一级差错", Term.hours(2), Clause.MEASURES_25_1, ""),
  TICKET_UNIT_TWO("单位改正二级差错", Term.workingDays(1), Clause.MEASURES_25_1, ""),
  TICKET_UNIT_THREE("单位改正三级差错", Term.workingDays(3), Clause.MEASURES_25_1, ""),
  TICKET_VERIFY("核验改正", Term.workingDays(1), Clause.MEASURES_25_1, ""),
  TICKET_ANSWER("答复报错的人", Term.workingDays(3), Clause.MEASURES_25_1, "“我为政府网站找错”的通行要求"),

  ORDER_ONE("整改督办的事", Term.workingDays(1), Clause.MEASURES_12_2, ""),
  ORDER_THREE("整改督办的事", Term.workingDays(3), Clause.MEASURES_12_2, ""),
  ORDER_FIVE("整改督办的事", Term.workingDays(5), Clause.MEASURES_12_2, ""),
  ORDER_TEN("整改督办的事", Term.workingDays(10), Clause.MEASURES_12_2, ""),

  ASSESSMENT_OBJECTION("单位核对考评的计分", Term.workingDays(5), Clause.MEASURES_22_1, ""),
  ACCOUNTABILITY_STATEMENT("单位陈述", Term.workingDays(5), Clause.MEASURES_23_1, "");

  private final String label;
  private final Term term;
  private final Clause clause;
  private final String source;

  Rule(String label, Term term, Clause clause, String source) {
    this.label = label;
    this.term = term;
    this.clause = clause;
    this.source = source;
  }

  /** What has to be done in time. */
  public String label() {
    return label;
  }

  public Term term() {
    return term;
  }

  public Clause clause() {
    return clause;
  }

  /** Whether a law or the measures say so; otherwise the house does. */
  public boolean law() {
    return !source.isEmpty();
  }

  /** Where it is written. */
  public String source() {
    return source.isEmpty() ? "本厅内部时限" : source;
  }
}
