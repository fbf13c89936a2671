package org.shenfa.disclosure;

import static org.shenfa.disclosure.DisclosureEvent.*;
import static org.shenfa.disclosure.DisclosureState.*;
import static org.shenfa.procedures.Actor.CITIZEN;
import static org.shenfa.procedures.Actor.OFFICE_HEAD;
import static org.shenfa.procedures.Actor.OPENNESS_DESK;
import static org.shenfa.procedures.Actor.SECRECY;
import static org.shenfa.procedures.Actor.SYSTEM;
import static org.shenfa.procedures.Step.opening;
import static org.shenfa.procedures.Step.staying;
import static org.shenfa.procedures.Step.step;

import java.util.List;
import java.util.Set;
import org.shenfa.procedures.Procedure;
import org.shenfa.regulation.Clause;

/** 依申请公开办理程序 (公开条例第二十七条至第四十五条). */
public final class Disclosing {
  private Disclosing() {}

  public static final Procedure<DisclosureState, DisclosureEvent> PROCEDURE =
      new Procedure<>(
          "disclosure",
          "政府信息公开申请",
          Clause.MEASURES_10_3,
          DisclosureState.class,
          DisclosureEvent.class,
          Set.of(ARCHIVED),
          List.of(
              opening(APPLY, SUBMITTED, CITIZEN, OPENNESS_DESK),
              staying(List.of(SUBMITTED), SUGGEST, SYSTEM),
              step(SUBMITTED, WITHDRAW, WITHDRAWN, CITIZEN, OPENNESS_DESK),
              step(SUBMITTED, CONFIRM, RECEIVED, OPENNESS_DESK, SYSTEM),
              step(RECEIVED, ASK_CORRECTION, CORRECTING, OPENNESS_DESK),
              step(CORRECTING, CORRECTED, RECEIVED, CITIZEN, OPENNESS_DESK),
              step(CORRECTING, LAPSE, ABANDONED, OPENNESS_DESK, SYSTEM),
              step(RECEIVED, NOT_A_REQUEST, NOT_PROCESSED, OPENNESS_DESK),
              staying(List.of(RECEIVED), ASK_REASONS, OPENNESS_DESK),
              staying(List.of(RECEIVED), REASONS_GIVEN, CITIZEN, OPENNESS_DESK),
              step(RECEIVED, REFUSE_EXCESS, NOT_PROCESSED, OPENNESS_DESK),
              staying(List.of(RECEIVED), DELAY, OPENNESS_DESK),
              staying(List.of(RECEIVED), CHARGE, OPENNESS_DESK),
              staying(List.of(RECEIVED), PAID, OPENNESS_DESK),
              step(RECEIVED, FEE_LAPSE, ABANDONED, OPENNESS_DESK, SYSTEM),
              step(RECEIVED, CONSULT_THIRD_PARTY, CONSULTING, OPENNESS_DESK),
              step(RECEIVED, CONSULT_CO_AUTHOR, CONSULTING, OPENNESS_DESK),
              staying(List.of(CONSULTING), OPINION_NOTED, OPENNESS_DESK),
              step(CONSULTING, OPINION, RECEIVED, OPENNESS_DESK),
              step(CONSULTING, SILENCE, RECEIVED, SYSTEM),
              staying(List.of(RECEIVED), EXTEND, OFFICE_HEAD),
              staying(List.of(RECEIVED), PREPARE, OPENNESS_DESK),
              staying(List.of(RECEIVED), REVIEW_SECRECY, SECRECY),
              staying(List.of(RECEIVED), SEND_BACK, OFFICE_HEAD),
              step(RECEIVED, DECIDE, DECIDED, OFFICE_HEAD),
              step(DECIDED, DELIVER, ANSWERED, OPENNESS_DESK),
              step(ANSWERED, RECORD_ERROR, CORRECT_RECORD, CITIZEN, OPENNESS_DESK),
              step(CORRECT_RECORD, RECORD_SETTLED, ANSWERED, OPENNESS_DESK),
              staying(List.of(ANSWERED), PROPOSE_PROACTIVE, CITIZEN, OPENNESS_DESK),
              step(
                  List.of(ANSWERED, NOT_PROCESSED, ABANDONED, WITHDRAWN),
                  ARCHIVE,
                  ARCHIVED,
                  SYSTEM)));
}
