package org.shenfa.solicitations;

import java.util.Arrays;
import java.util.List;

/** 渠道: the way an opinion came. */
public enum Channel {
  ONLINE("网上提交"),
  LETTER("来信"),
  EMAIL("电子邮件"),
  FAX("传真"),
  PHONE("电话"),
  VISIT("来访");

  private final String label;

  Channel(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** Ways on which somebody of the unit takes the opinion down. */
  public static List<Channel> offline() {
    return Arrays.stream(values()).filter(c -> c != ONLINE).toList();
  }
}
