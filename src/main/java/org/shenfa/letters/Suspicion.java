package org.shenfa.letters;

/**
 * 可疑之处: why a letter waits for a person before it goes on. Each can be explained to its writer;
 * none turns on a name, a mail provider or a country, and none drops a letter.
 */
public enum Suspicion {
  TRAP("填写了页面上看不见的一栏，通常只有程序会填"),
  HASTE("打开表单不到三秒就提交了"),
  MANY("同一来源在短时间里来信很多，又没有附上计算证明"),
  SAME_TEXT("一天之内有文字完全相同的来信");

  private final String why;

  Suspicion(String why) {
    this.why = why;
  }

  /** As the intake, and the writer who asks, reads it. */
  public String why() {
    return why;
  }
}
