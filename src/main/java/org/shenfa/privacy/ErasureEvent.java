package org.shenfa.privacy;

import static org.shenfa.procedures.Actor.CITIZEN;
import static org.shenfa.procedures.Actor.INTAKE;
import static org.shenfa.procedures.Actor.OPENNESS_DESK;
import static org.shenfa.procedures.Actor.PETITION_DESK;
import static org.shenfa.procedures.Actor.SYSTEM;
import static org.shenfa.procedures.Step.opening;
import static org.shenfa.procedures.Step.step;

import java.util.List;
import java.util.Set;
import org.shenfa.procedures.Labelled;
import org.shenfa.procedures.Procedure;
import org.shenfa.regulation.Clause;

/** 删除请求的事件: a person asks for erasure, the desk that has the case decides with a reason. */
public enum ErasureEvent implements Labelled {
  ASK("请求删除"),
  GRANT("同意删除"),
  DECLINE("不同意删除"),
  LAPSE("保存期满，已经销毁");

  /** 删除请求的办理程序. */
  public static final Procedure<ErasureState, ErasureEvent> PROCEDURE =
      new Procedure<>(
          "erasure",
          "这件删除请求",
          Clause.HOUSE,
          ErasureState.class,
          ErasureEvent.class,
          Set.of(ErasureState.GRANTED, ErasureState.DECLINED),
          List.of(
              opening(ASK, ErasureState.ASKED, CITIZEN),
              step(
                  ErasureState.ASKED,
                  GRANT,
                  ErasureState.GRANTED,
                  INTAKE,
                  PETITION_DESK,
                  OPENNESS_DESK),
              step(
                  ErasureState.ASKED,
                  DECLINE,
                  ErasureState.DECLINED,
                  INTAKE,
                  PETITION_DESK,
                  OPENNESS_DESK),
              step(ErasureState.ASKED, LAPSE, ErasureState.GRANTED, SYSTEM)));

  private final String label;

  ErasureEvent(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
