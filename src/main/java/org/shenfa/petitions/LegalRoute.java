package org.shenfa.petitions;

/** 法定途径: where a petition belongs that is none (信访工作条例第三十一条第一项至第五项). */
public enum LegalRoute {
  LITIGATION("诉讼、复议或者法律监督程序", "应当通过审判机关诉讼程序或者复议程序、检察机关或者公安机关的法律程序处理"),
  ARBITRATION("仲裁", "应当通过仲裁解决"),
  PARTY("党员申诉、申请复审", "可以通过党员申诉、申请复审等解决"),
  ADMINISTRATIVE("行政程序", "可以通过行政复议、行政裁决、行政确认、行政许可、行政处罚等行政程序解决"),
  DUTY("申请查处违法行为、履行职责", "属于申请查处违法行为、履行保护人身权或者财产权等合法权益职责的，由有关机关依法履行或者答复");

  private final String label;
  private final String words;

  LegalRoute(String label, String words) {
    this.label = label;
    this.words = words;
  }

  public String label() {
    return label;
  }

  /** As the notice says it. */
  public String words() {
    return words;
  }
}
