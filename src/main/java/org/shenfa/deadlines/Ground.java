package org.shenfa.deadlines;

/** 中止依据: the only reasons of law for which days are not counted; each has an end. */
public enum Ground {
  THIRD_PARTY("征求第三方意见", "政府信息公开条例第三十二条、第三十三条"),
  CO_AUTHOR("征求共同制作机关意见", "政府信息公开条例第三十三条、第三十四条"),
  HEARING("举行听证", "信访工作条例第三十六条");

  private final String label;
  private final String source;

  Ground(String label, String source) {
    this.label = label;
    this.source = source;
  }

  public String label() {
    return label;
  }

  public String source() {
    return source;
  }

  /** As a skipped day says it. */
  String why() {
    return label + "，不计入（" + source + "）";
  }
}
