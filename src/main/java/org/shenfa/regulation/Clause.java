package org.shenfa.regulation;

import static org.shenfa.regulation.Clause.Kind.ENFORCED;
import static org.shenfa.regulation.Clause.Kind.RECORDED;
import static org.shenfa.regulation.Clause.Kind.SHOWN;
import static org.shenfa.regulation.Clause.Kind.TIMED;
import static org.shenfa.regulation.Clause.Stage.LATER;
import static org.shenfa.regulation.Clause.Stage.NOW;

import java.util.List;

/** 条款: one constant per clause of the regulation as the product honours it. */
public enum Clause {
  MEASURES_2_1("2-1", "每件信息只属四大类之一，栏目声明收哪一类", ENFORCED),
  MEASURES_2_2("2-2", "公开是原则；不主动公开的要有依据和理由，同样受审、计数", ENFORCED, RECORDED),
  MEASURES_2_3("2-3", "准确有效：失效文件页首注明，更正留史并告知读者", ENFORCED, SHOWN),
  MEASURES_3_1("3-1", "谁产生、谁审查、谁发布、谁负责，每件一条线看清", RECORDED, SHOWN),
  MEASURES_3_2("3-2", "内容审核、保密审查、报送由产生单位办理，旁人不能代办", ENFORCED),
  MEASURES_4_1("4-1", "新闻宣传处归口管理：栏目、规则、发布审核、协调、监督、考核", ENFORCED),
  MEASURES_5_1("5-1", "科技和信息化处、安技中心只管运行维护，不写不审不发", ENFORCED),
  MEASURES_6_1("6-1", "科技装备处登记网站设施设备及到期提醒", RECORDED, TIMED),
  MEASURES_7_1("7-1", "每个栏目有保障单位和专人，没有的标出", ENFORCED, SHOWN),
  MEASURES_8_1("8-1", "直属单位和设区市局各有且只有一名信息联络员", ENFORCED),
  MEASURES_9_1("9-1", "四种来源：上级公开、单位报送、媒体报道、自行采编", ENFORCED),
  MEASURES_9_2(LATER, "9-2", "应上网而未上网的要追办", TIMED),
  MEASURES_10_1("10-1", "政府信息及时发布，滞后的二十个工作日内发布", TIMED),
  MEASURES_10_2("10-2", "政策与解读同步组织、同步审签、同步发布", ENFORCED),
  MEASURES_10_3("10-3", "依申请公开按法定时限办理", TIMED),
  MEASURES_11_1("11-1", "新闻按主要领导、厅领导、一般等种类各走其路", ENFORCED),
  MEASURES_11_2(LATER, "11-2", "单位报送与采用情况计数", RECORDED),
  MEASURES_11_3("11-3", "领导活动写明需要、新闻价值、社会效果", RECORDED),
  MEASURES_11_4("11-4", "单位负责人活动原则上不报道，例外须批准", ENFORCED),
  MEASURES_11_5("11-5", "专题专栏由承办处室申请、新闻宣传处审核", ENFORCED),
  MEASURES_11_6("11-6", "只从授权名单转载，标注来源网站、时间、链接", ENFORCED),
  MEASURES_12_1(NOW, "12-1", "意见征集、在线咨询、网上信访有公众入口", SHOWN),
  MEASURES_12_2("12-2", "来信有主、有状态、有时限、有督办", TIMED),
  MEASURES_12_3("12-3", "需调查的信件转入信访程序", ENFORCED),
  MEASURES_13_1("13-1", "重要舆情和突发事件及时回应", TIMED),
  MEASURES_14_1("14-1", "办事指南要素齐全才能发布", ENFORCED),
  MEASURES_15_1("15-1", "先自审后送审，任何信息不跳步", ENFORCED),
  MEASURES_15_2("15-2", "每件填写保密审查表，随稿报送", ENFORCED),
  MEASURES_15_3("15-3", "经办公系统报送；不具备条件的纸质加电子，附扫描件", ENFORCED),
  MEASURES_15_4("15-4", "过程和结论全程留痕、可以证明", RECORDED),
  MEASURES_15_5("15-5", "未经审核的信息一律不得发布，数据库自己把关", ENFORCED),
  MEASURES_16_1("16-1", "主要负责人逐项确认真实、合法、及时、准确", ENFORCED),
  MEASURES_17_1("17-1", "公文带着上网标注、文号、机构、日期报送", ENFORCED),
  MEASURES_17_2("17-2", "公文流程外的通知公示经办公室公开审核", ENFORCED),
  MEASURES_17_3("17-3", "征求意见同时进两个栏目，写明方式和截止时间", ENFORCED, TIMED),
  MEASURES_18_1("18-1", "重大决策和主要领导活动经初审后报主要领导审定", ENFORCED),
  MEASURES_18_2("18-2", "厅领导活动和一般新闻由新闻宣传处审核发布", ENFORCED),
  MEASURES_19_1("19-1", "咨询建议四个工作日内提出答复意见", TIMED),
  MEASURES_19_2("19-2", "不属本单位的说明原因退回", TIMED),
  MEASURES_19_3("19-3", "投诉举报转办公室按信访办理", TIMED),
  MEASURES_20_1("20-1", "互动、服务信息由产生单位保密审查，下级单位自审存档", ENFORCED),
  MEASURES_20_2("20-2", "审查三问：涉密、时间、格式表述", ENFORCED),
  MEASURES_20_3("20-3", "与签发文稿逐处比对", SHOWN),
  MEASURES_20_4("20-4", "每页注明来源、发布部门、日期", ENFORCED),
  MEASURES_20_5("20-5", "发布后立即上网确认，未确认即报警", TIMED),
  MEASURES_21_1(NOW, "21-1", "各单位的责任、栏目、在办一页看清", SHOWN),
  MEASURES_22_1("22-1", "定期评估各单位成效并通报", RECORDED),
  MEASURES_23_1("23-1", "六种情形的追责有据可查", RECORDED),
  MEASURES_24_1("24-1", "栏目调整留史，旧址有效", ENFORCED),
  MEASURES_25_1("25-1", "值班读网每天一人，问题追到底", TIMED),
  MEASURES_25_2(LATER, "25-2", "在被检查之前自己发现不更新、失效链接", TIMED, SHOWN),
  MEASURES_26_1("26-1", "审查档案接收、登记、归档", RECORDED),
  MEASURES_27_1("27-1", "培训和会议有计划有记录，规定要测试的合格以后才给职务", RECORDED, ENFORCED),
  MEASURES_28_1("28-1", "与其他网站横向交流", RECORDED),
  MEASURES_29_1("29-1", "规则的解释放在规则旁边", SHOWN),
  ANNEX_1("A-1", "附件一：保密审查表，可打印成文书", SHOWN),
  ANNEX_2("A-2", "附件二：互动信息反馈流程图", SHOWN),
  PAGE_1("P-1", "文章页显示发布日期、来源、浏览次数、打印、关闭", SHOWN),
  /** 内部规则: what the text does not state and the house adds, so that the clauses hold. */
  HOUSE("H-1", "职责分离、身份核验与数据完整", ENFORCED);

  /** How the product honours a clause. */
  public enum Kind {
    /** The system refuses the wrong thing. */
    ENFORCED,
    /** A clock with reminders. */
    TIMED,
    /** The fact is kept and can be shown. */
    RECORDED,
    /** A person sees it without looking for it. */
    SHOWN
  }

  /** Whether the product answers for a clause already. */
  public enum Stage {
    /** It does: code and proof are demanded by a test. */
    NOW,
    /** It does not yet; the traceability page says so. */
    LATER
  }

  private static final String[] DIGITS = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

  private final Stage stage;
  private final String id;
  private final String gist;
  private final List<Kind> kinds;

  Clause(String id, String gist, Kind... kinds) {
    this(NOW, id, gist, kinds);
  }

  Clause(Stage stage, String id, String gist, Kind... kinds) {
    this.stage = stage;
    this.id = id;
    this.gist = gist;
    this.kinds = List.of(kinds);
  }

  /** Article and clause, such as {@code 15-5}. */
  public String id() {
    return id;
  }

  /** What it asks, in our own words, in Chinese. */
  public String gist() {
    return gist;
  }

  public List<Kind> kinds() {
    return kinds;
  }

  /** Whether the product answers for it already. */
  public boolean carried() {
    return stage == NOW;
  }

  /** As a screen cites it: 第十五条, 附件1, 页面要素 or 内部规则. */
  public String article() {
    var head = id.substring(0, id.indexOf('-'));
    return switch (head) {
      case "A" -> "附件" + id.substring(2);
      case "P" -> "页面要素";
      case "H" -> "内部规则";
      default -> "第" + numeral(Integer.parseInt(head)) + "条";
    };
  }

  private static String numeral(int n) {
    var tens = n / 10;
    return (tens == 0 ? "" : tens == 1 ? "十" : DIGITS[tens] + "十") + DIGITS[n % 10];
  }
}
