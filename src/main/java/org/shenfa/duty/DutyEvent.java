package org.shenfa.duty;

import static org.shenfa.duty.DutyState.ACKNOWLEDGED;
import static org.shenfa.duty.DutyState.ARCHIVED;
import static org.shenfa.duty.DutyState.MISSED;
import static org.shenfa.duty.DutyState.NOT_STARTED;
import static org.shenfa.duty.DutyState.PLANNED;
import static org.shenfa.duty.DutyState.READING;
import static org.shenfa.duty.DutyState.SUBMITTED;
import static org.shenfa.procedures.Actor.READER;
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

/** 值班事项: what may happen to a day of duty; {@link #PROCEDURE} says when, and by whom. */
public enum DutyEvent implements Labelled {
  PLAN("排班"),
  SWAP("换班"),
  SUBSTITUTE("替班"),
  REMIND("到点没有开始"),
  START("开始读网"),
  SUBMIT("交班"),
  ACKNOWLEDGE("接班"),
  SECOND_LOOK("抽查"),
  MISS("当天没有交班"),
  LATE_NOTE("补记"),
  ARCHIVE("归档");

  /** 值班读网程序: article 25 as a machine; a day that was missed stays missed. */
  public static final Procedure<DutyState, DutyEvent> PROCEDURE =
      new Procedure<>(
          "duty",
          "这一天的值班",
          Clause.MEASURES_25_1,
          DutyState.class,
          DutyEvent.class,
          Set.of(ARCHIVED, MISSED),
          List.of(
              opening(PLAN, PLANNED, SUPERVISOR),
              staying(List.of(PLANNED), SWAP, READER),
              staying(List.of(PLANNED, NOT_STARTED, READING), SUBSTITUTE, SUPERVISOR),
              step(PLANNED, REMIND, NOT_STARTED, SYSTEM),
              step(List.of(PLANNED, NOT_STARTED), START, READING, READER),
              step(READING, SUBMIT, SUBMITTED, READER),
              step(SUBMITTED, ACKNOWLEDGE, ACKNOWLEDGED, READER),
              staying(List.of(SUBMITTED, ACKNOWLEDGED), SECOND_LOOK, SUPERVISOR),
              step(List.of(PLANNED, NOT_STARTED, READING), MISS, MISSED, SYSTEM),
              staying(List.of(MISSED), LATE_NOTE, READER),
              step(List.of(SUBMITTED, ACKNOWLEDGED), ARCHIVE, ARCHIVED, SYSTEM)));

  private final String label;

  DutyEvent(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
