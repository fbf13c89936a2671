package org.shenfa.disclosure;

/** 文书: every kind of paper the procedure sends out. */
public enum WritKind {
  CORRECTION("政府信息公开申请补正告知书"),
  REASONS("政府信息公开申请说明理由告知书"),
  DELAY("政府信息公开申请延迟答复告知书"),
  FEE("政府信息公开信息处理费收费通知书"),
  CONSULT_THIRD_PARTY("政府信息公开征求第三方意见书"),
  CONSULT_CO_AUTHOR("政府信息公开征求意见函"),
  CONSULT_TOLD("政府信息公开申请征求意见告知书"),
  EXTENSION("政府信息公开申请延期答复告知书"),
  REPLY("政府信息公开申请答复书"),
  NOT_PROCESSED("政府信息公开申请告知书"),
  THIRD_PARTY_TOLD("政府信息公开决定告知书"),
  RECORD("政府信息记录更正告知书");

  private final String label;

  WritKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** Whether the applicant gets it, and so may read it with number and code. */
  public boolean toApplicant() {
    return switch (this) {
      case CONSULT_THIRD_PARTY, CONSULT_CO_AUTHOR, THIRD_PARTY_TOLD -> false;
      case CORRECTION, REASONS, DELAY, FEE, CONSULT_TOLD, EXTENSION, REPLY, NOT_PROCESSED, RECORD ->
          true;
    };
  }
}
