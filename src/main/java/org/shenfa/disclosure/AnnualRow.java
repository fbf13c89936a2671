package org.shenfa.disclosure;

/**
 * 年度报告表三的行: as 《政府信息公开工作年度报告格式》 numbers and words them (国办公开办函〔2021〕30号, which revised the format
 * of 2019).
 *
 * @see AnnualTable
 */
public enum AnnualRow {
  NEW("一、本年新收政府信息公开申请数量", ""),
  CARRIED("二、上年结转政府信息公开申请数量", ""),
  DISCLOSED("（一）予以公开", ""),
  PARTLY("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", ""),
  REFUSED_SECRET("（三）不予公开", "1.属于国家秘密"),
  REFUSED_FORBIDDEN("（三）不予公开", "2.其他法律行政法规禁止公开"),
  REFUSED_SECURITY("（三）不予公开", "3.危及“三安全一稳定”"),
  REFUSED_THIRD_PARTY("（三）不予公开", "4.保护第三方合法权益"),
  REFUSED_INTERNAL("（三）不予公开", "5.属于三类内部事务信息"),
  REFUSED_PROCESS("（三）不予公开", "6.属于四类过程性信息"),
  REFUSED_CASE_FILE("（三）不予公开", "7.属于行政执法案卷"),
  REFUSED_QUERY("（三）不予公开", "8.属于行政查询事项"),
  UNABLE_NOT_HELD("（四）无法提供", "1.本机关不掌握相关政府信息"),
  UNABLE_NOT_READY("（四）无法提供", "2.没有现成信息需要另行制作"),
  UNABLE_UNCLEAR("（四）无法提供", "3.补正后申请内容仍不明确"),
  NOT_PETITION("（五）不予处理", "1.信访举报投诉类申请"),
  NOT_REPEAT("（五）不予处理", "2.重复申请"),
  NOT_PUBLICATION("（五）不予处理", "3.要求提供公开出版物"),
  NOT_EXCESSIVE("（五）不予处理", "4.无正当理由大量反复申请"),
  NOT_CONFIRMING("（五）不予处理", "5.要求行政机关确认或重新出具已获取信息"),
  OTHER_UNCORRECTED("（六）其他处理", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
  OTHER_UNPAID("（六）其他处理", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
  OTHER("（六）其他处理", "3.其他"),
  TOTAL("（七）总计", ""),
  FORWARD("四、结转下年度继续办理", "");

  private final String heading;
  private final String item;

  AnnualRow(String heading, String item) {
    this.heading = heading;
    this.item = item;
  }

  /** The row, or the group it stands in. */
  public String heading() {
    return heading;
  }

  /** Its place in the group, empty for a row of its own. */
  public String item() {
    return item;
  }

  /** Whether its heading stands there for the first time. */
  public boolean first() {
    return ordinal() == 0 || !values()[ordinal() - 1].heading.equals(heading);
  }

  /** Whether it counts how requests ended. */
  public boolean result() {
    return switch (this) {
      case NEW, CARRIED, TOTAL, FORWARD -> false;
      case DISCLOSED,
          PARTLY,
          REFUSED_SECRET,
          REFUSED_FORBIDDEN,
          REFUSED_SECURITY,
          REFUSED_THIRD_PARTY,
          REFUSED_INTERNAL,
          REFUSED_PROCESS,
          REFUSED_CASE_FILE,
          REFUSED_QUERY,
          UNABLE_NOT_HELD,
          UNABLE_NOT_READY,
          UNABLE_UNCLEAR,
          NOT_PETITION,
          NOT_REPEAT,
          NOT_PUBLICATION,
          NOT_EXCESSIVE,
          NOT_CONFIRMING,
          OTHER_UNCORRECTED,
          OTHER_UNPAID,
          OTHER ->
          true;
    };
  }
}
