package org.shenfa.access;

/** 登录还差什么: what a session still owes before it may enter the desk. */
public enum Due {
  NOTHING("/desk"),
  CODE("/desk/login/code"),
  ENROLMENT("/desk/login/enrol"),
  PASSWORD("/desk/login/password");

  private final String page;

  Due(String page) {
    this.page = page;
  }

  /** The one page where it is settled. */
  public String page() {
    return page;
  }
}
