package org.shenfa.petitions;

/** 来源: how a petition reached the organ. */
public enum PetitionSource {
  LETTER("网站来信"),
  PETITION_OFFICE("信访工作机构转来"),
  SUPERIOR("上级机关交办");

  private final String label;

  PetitionSource(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
