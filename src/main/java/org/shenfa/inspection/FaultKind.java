package org.shenfa.inspection;

/** 问题种类: what an inspection finds, and how grave it is. */
public enum FaultKind {
  SECRECY("涉密标志", Gravity.GRAVE, true),
  PERSONAL("个人信息", Gravity.GRAVE, true),
  LEADER("领导姓名、职务、次序", Gravity.GRAVE, true),
  CHANGED("页面被改动", Gravity.GRAVE),
  DANGEROUS_LINK("可疑链接", Gravity.GRAVE),
  UNREACHABLE("打不开", Gravity.GRAVE),
  HOME_STALE("首页不更新", Gravity.PLAIN),
  COLUMN_STALE("栏目不更新", Gravity.PLAIN),
  COLUMN_BLANK("空白栏目", Gravity.PLAIN),
  WORDING("用词", Gravity.PLAIN, true),
  DEAD_LINK("站内链接失效", Gravity.PLAIN),
  DEAD_ANCHOR("锚点失效", Gravity.SLIGHT),
  DEAD_ABROAD("外站链接失效", Gravity.PLAIN),
  PAGE_TAGS("网页标签", Gravity.PLAIN),
  PAGE_NORMS("网页规范", Gravity.SLIGHT),
  INTERPRETATION("解读没有互链", Gravity.PLAIN),
  GUIDE("办事指南要素不全", Gravity.PLAIN),
  LETTER("来信没有答复", Gravity.PLAIN),
  FEEDBACK("征集没有反馈", Gravity.PLAIN);

  /** 轻重: the grave ones may fail the whole site, so a person has to look at each. */
  public enum Gravity {
    GRAVE("严重"),
    PLAIN("一般"),
    SLIGHT("轻微");

    private final String label;

    Gravity(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  private final String label;
  private final Gravity gravity;
  private final boolean text;

  FaultKind(String label, Gravity gravity) {
    this(label, gravity, false);
  }

  FaultKind(String label, Gravity gravity, boolean text) {
    this.label = label;
    this.gravity = gravity;
    this.text = text;
  }

  public String label() {
    return label;
  }

  public Gravity gravity() {
    return gravity;
  }

  /** Whether its words stand on the page as text, so that a reader can find them again. */
  public boolean text() {
    return text;
  }
}
