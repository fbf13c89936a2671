package org.shenfa.disclosure;

import org.shenfa.deadlines.Ground;

/** 征求谁的意见. */
public enum ConsultationKind {
  THIRD_PARTY(
      "申请公开的信息涉及第三方合法权益",
      Ground.THIRD_PARTY,
      DisclosureEvent.CONSULT_THIRD_PARTY,
      WritKind.CONSULT_THIRD_PARTY),
  CO_AUTHOR(
      "申请公开的信息由两个以上机关共同制作",
      Ground.CO_AUTHOR,
      DisclosureEvent.CONSULT_CO_AUTHOR,
      WritKind.CONSULT_CO_AUTHOR);

  private final String label;
  private final Ground ground;
  private final DisclosureEvent event;
  private final WritKind writ;

  ConsultationKind(String label, Ground ground, DisclosureEvent event, WritKind writ) {
    this.label = label;
    this.ground = ground;
    this.event = event;
    this.writ = writ;
  }

  /** Why somebody is asked. */
  public String label() {
    return label;
  }

  Ground ground() {
    return ground;
  }

  DisclosureEvent event() {
    return event;
  }

  WritKind writ() {
    return writ;
  }
}
