package org.shenfa.assessment;

import static org.shenfa.assessment.PeriodState.CIRCULATED;
import static org.shenfa.assessment.PeriodState.CLOSED;
import static org.shenfa.assessment.PeriodState.COLLECTING;
import static org.shenfa.assessment.PeriodState.CONFIRMED;
import static org.shenfa.assessment.PeriodState.OBJECTION;
import static org.shenfa.assessment.PeriodState.PERIOD_OPEN;
import static org.shenfa.assessment.PeriodState.PROVISIONAL;
import static org.shenfa.assessment.PeriodState.RECTIFYING;
import static org.shenfa.procedures.Actor.HEAD;
import static org.shenfa.procedures.Actor.INTAKE;
import static org.shenfa.procedures.Actor.LEADER;
import static org.shenfa.procedures.Actor.SITE;
import static org.shenfa.procedures.Actor.SUPERVISOR;
import static org.shenfa.procedures.Actor.SYSTEM;
import static org.shenfa.procedures.Step.opening;
import static org.shenfa.procedures.Step.staying;
import static org.shenfa.procedures.Step.step;

import java.util.List;
import java.util.Set;
import org.shenfa.procedures.Labelled;
import org.shenfa.procedures.Procedure;
import org.shenfa.regulation.Clause;

/** 考评事项: what may happen to a period; {@link #PROCEDURE} says when, and by whom. */
public enum AssessmentEvent implements Labelled {
  OPEN("开启考评期"),
  COLLECT("开始计分"),
  CALCULATE("出初步得分"),
  SHOW("送各单位核对"),
  OBJECT("提出异议"),
  ANSWER("答复异议"),
  WINDOW_ENDS("核对期满"),
  CONFIRM("确认得分"),
  CIRCULATE("通报发布"),
  RECTIFY("转入整改"),
  CLOSE("办结");

  /** 考评程序: article 22 as a machine. */
  public static final Procedure<PeriodState, AssessmentEvent> PROCEDURE =
      new Procedure<>(
          "assessment",
          "这一期考评",
          Clause.MEASURES_22_1,
          PeriodState.class,
          AssessmentEvent.class,
          Set.of(CLOSED),
          List.of(
              opening(OPEN, PERIOD_OPEN, SUPERVISOR),
              step(PERIOD_OPEN, COLLECT, COLLECTING, SYSTEM),
              step(COLLECTING, CALCULATE, PROVISIONAL, SUPERVISOR),
              step(PROVISIONAL, SHOW, OBJECTION, SUPERVISOR),
              staying(List.of(OBJECTION), OBJECT, HEAD),
              staying(List.of(OBJECTION), ANSWER, SITE, INTAKE, LEADER),
              staying(List.of(OBJECTION), WINDOW_ENDS, SYSTEM),
              step(OBJECTION, CONFIRM, CONFIRMED, SUPERVISOR),
              step(CONFIRMED, CIRCULATE, CIRCULATED, SYSTEM),
              step(CIRCULATED, RECTIFY, RECTIFYING, SUPERVISOR),
              step(RECTIFYING, CLOSE, CLOSED, SUPERVISOR)));

  private final String label;

  AssessmentEvent(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
