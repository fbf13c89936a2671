package org.shenfa.disclosure;

/** 答复必备内容: what an outcome of the request cannot do without. */
public enum Need {
  WHERE("获取该信息的方式、途径", "网页地址、公报期号或者查阅场所"),
  INFORMATION("提供的信息，或者获取的方式、途径和时间", "逐件写明名称、文号、页数和提供形式"),
  WITHHELD_PART("不予公开的部分", "写明哪些内容不公开，作了怎样的区分处理"),
  REASON("理由", "结合这一件说明，不照抄条文"),
  SEARCH_PLACES("检索记录：检索了哪里", "业务处室、档案室、公文系统等，逐处写明"),
  SEARCH_WORDS("检索记录：检索词和时间范围", "用了哪些词、哪个时段"),
  SEARCHER("检索记录：检索人和日期", "谁在哪一天检索，结果怎样"),
  COMPETENT("负责公开的机关名称和联系方式", "不能确定的，写“不能确定”并说明"),
  EARLIER("以前那件申请的编号", "如 GS2026-00012"),
  LAW("有特别规定的法律、行政法规", "名称、条款和办理途径"),
  ROUTE("应当走的渠道", "信访、投诉、举报渠道，或者出版物的获取途径"),
  PUBLIC_INTEREST("第三方不同意而仍然公开的理由", "不公开会对公共利益造成怎样的重大影响");

  private final String label;
  private final String hint;

  Need(String label, String hint) {
    this.label = label;
    this.hint = hint;
  }

  public String label() {
    return label;
  }

  /** What to write there. */
  public String hint() {
    return hint;
  }
}
