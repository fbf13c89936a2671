package org.shenfa.concerns;

/** 事实单的一项: one heading of what is told the public, in the order of the page. */
public enum Part {
  KNOWN("已经掌握的情况", "时间、地点、人员、影响，只写核实过的"),
  UNKNOWN("还不清楚的情况", "正在核实什么；没有的，写“没有需要另行核实的情况”"),
  DOING("正在采取的措施", "谁在做什么，群众可以做什么"),
  CLAIM("网上的说法", "照原意概括，不照抄、不扩散"),
  FACTS("事实", "一条一条对应上面的说法"),
  BASIS("依据", "数据、文件、现场核实从哪里来"),
  RESULT("最终结果", "调查处理结论、恢复情况、今后怎么办");

  private final String label;
  private final String hint;

  Part(String label, String hint) {
    this.label = label;
    this.hint = hint;
  }

  /** The heading the public reads. */
  public String label() {
    return label;
  }

  public String hint() {
    return hint;
  }

  /** Name of its field in a form. */
  public String field() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
