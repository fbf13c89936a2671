package org.shenfa.boards;

/**
 * 在办事项的种类. Letters that are investigated are none of them: that there is one at all tells the
 * accused unit something.
 */
public enum WorkKind {
  ITEM("稿件", "/desk/items?state=OPEN&state=CLEARED", "/desk/items?overdue=on&sort=CLOCK"),
  LETTER("等答复的来信", "/desk/letters", "/desk/letters"),
  DISCLOSURE("依申请公开", "", ""),
  SOLICITATION("征集反馈", "/desk/solicitations", "/desk/solicitations"),
  CONCERN("公众关切", "/desk/concerns", "/desk/concerns"),
  TICKET("纠错单", "/desk/tickets", "/desk/tickets"),
  ORDER("督办单", "/desk/orders", "/desk/orders");

  private final String label;
  private final String list;
  private final String late;

  WorkKind(String label, String list, String late) {
    this.label = label;
    this.list = list;
    this.late = late;
  }

  public String label() {
    return label;
  }

  /** Where they are listed, empty where the desk has no common list of them. */
  public String list() {
    return list;
  }

  /** Where those that are late are listed. */
  public String lateList() {
    return late;
  }
}
