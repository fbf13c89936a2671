package org.shenfa.assessment;

import java.time.Instant;

/**
 * 所据的事: where in the records the event of a line stands, and when it was.
 *
 * @param module whose record it is
 * @param id of a record of this kind; of a step {@code procedure/case/n}
 */
public record EventRef(String module, Kind kind, String id, Instant at) {

  /** 记录种类: the database looks each of them up before it takes a line. */
  public enum Kind {
    ITEM("稿件"),
    DEADLINE("期限台账"),
    STEP("办理经过"),
    CONFIRMATION("指南确认"),
    OBJECTION("异议答复");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** As a page prints it: 期限台账 1203. */
  public String words() {
    return kind.label() + " " + id;
  }
}
