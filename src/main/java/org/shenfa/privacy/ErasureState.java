package org.shenfa.privacy;

import org.shenfa.procedures.Labelled;

/** 删除请求的状态. */
public enum ErasureState implements Labelled {
  ASKED("等待处理"),
  GRANTED("已经删除"),
  DECLINED("没有同意");

  private final String label;

  ErasureState(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
