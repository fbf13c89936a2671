package org.shenfa.disclosure;

/** 希望的提供形式 (公开条例第二十九条、第四十条). */
public enum WantedForm {
  ELECTRONIC("电子数据，发到电子邮箱"),
  PAPER("纸质件，邮寄"),
  PICK_UP("纸质件，自行领取"),
  INSPECT("到场查阅、抄录");

  private final String label;

  WantedForm(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
