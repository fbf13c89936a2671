package org.shenfa.petitions;

/** 信访文书: every kind of paper the procedure sends out. */
public enum PaperKind {
  ACCEPTED("信访事项受理告知书"),
  TRANSFERRED("信访事项转送告知书"),
  TRANSFER("信访事项转送函"),
  SENT_BACK("信访事项异议函"),
  SENT_BACK_TOLD("信访事项告知书"),
  NOT_REMIT("信访事项不予受理告知书"),
  ROUTED_LEGAL("信访事项依法定途径办理告知书"),
  NOT_ACCEPTED("信访事项不再受理告知书"),
  EXTENDED("信访事项延长办理期限告知书"),
  OPINION("信访事项处理意见书");

  private final String label;

  PaperKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** Whether it goes to the petitioner. */
  public boolean toPetitioner() {
    return switch (this) {
      case TRANSFER, SENT_BACK -> false;
      case ACCEPTED,
          TRANSFERRED,
          SENT_BACK_TOLD,
          NOT_REMIT,
          ROUTED_LEGAL,
          NOT_ACCEPTED,
          EXTENDED,
          OPINION ->
          true;
    };
  }
}
