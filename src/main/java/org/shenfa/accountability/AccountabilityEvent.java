package org.shenfa.accountability;

import static org.shenfa.accountability.AccountabilityState.CLASSIFIED;
import static org.shenfa.accountability.AccountabilityState.CLOSED;
import static org.shenfa.accountability.AccountabilityState.DECIDED;
import static org.shenfa.accountability.AccountabilityState.FACTS_CHECKED;
import static org.shenfa.accountability.AccountabilityState.HEARD;
import static org.shenfa.accountability.AccountabilityState.NOT_ESTABLISHED;
import static org.shenfa.accountability.AccountabilityState.RECORDED;
import static org.shenfa.accountability.AccountabilityState.SUSPECTED;
import static org.shenfa.procedures.Actor.HEAD;
import static org.shenfa.procedures.Actor.INTAKE;
import static org.shenfa.procedures.Actor.LEADER;
import static org.shenfa.procedures.Actor.SITE;
import static org.shenfa.procedures.Actor.SUPERVISOR;
import static org.shenfa.procedures.Actor.SYSTEM;
import static org.shenfa.procedures.Step.opening;
import static org.shenfa.procedures.Step.step;

import java.util.List;
import java.util.Set;
import org.shenfa.procedures.Labelled;
import org.shenfa.procedures.Procedure;
import org.shenfa.regulation.Clause;

/** 问责事项: what may happen to a case; {@link #PROCEDURE} says when, and by whom. */
public enum AccountabilityEvent implements Labelled {
  SUSPECT("登记线索"),
  CHECK_FACTS("查实事实"),
  CLASSIFY("定性"),
  HEAR("单位陈述"),
  LAPSE("期满没有陈述"),
  SEND_BACK("退回重新定性"),
  DECIDE("作出决定"),
  RECORD("登记落实"),
  CLOSE("办结"),
  DISMISS("不成立");

  /** 问责程序: article 23 as a machine; nothing in it is decided by the system. */
  public static final Procedure<AccountabilityState, AccountabilityEvent> PROCEDURE =
      new Procedure<>(
          "accountability",
          "这一件问责登记",
          Clause.MEASURES_23_1,
          AccountabilityState.class,
          AccountabilityEvent.class,
          Set.of(CLOSED, NOT_ESTABLISHED),
          List.of(
              opening(SUSPECT, SUSPECTED, SUPERVISOR, LEADER, SYSTEM),
              step(SUSPECTED, CHECK_FACTS, FACTS_CHECKED, SITE, INTAKE, SUPERVISOR, LEADER),
              step(FACTS_CHECKED, CLASSIFY, CLASSIFIED, SUPERVISOR, LEADER),
              step(CLASSIFIED, HEAR, HEARD, HEAD),
              step(CLASSIFIED, LAPSE, HEARD, SYSTEM),
              step(HEARD, SEND_BACK, FACTS_CHECKED, LEADER),
              step(HEARD, DECIDE, DECIDED, LEADER),
              step(DECIDED, RECORD, RECORDED, SUPERVISOR, LEADER),
              step(RECORDED, CLOSE, CLOSED, SUPERVISOR, LEADER),
              step(List.of(SUSPECTED, FACTS_CHECKED), DISMISS, NOT_ESTABLISHED, SUPERVISOR, LEADER),
              step(HEARD, DISMISS, NOT_ESTABLISHED, LEADER)));

  private final String label;

  AccountabilityEvent(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
