package org.shenfa.concerns;

/** 发现途径: how somebody came to know of a concern. */
public enum Source {
  DUTY("值班读网"),
  LETTERS("来信集中反映"),
  MEDIA("媒体报道"),
  SUPERIOR("上级交办、通报"),
  MONITORING("舆情监测"),
  OTHER("其他");

  private final String label;

  Source(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
