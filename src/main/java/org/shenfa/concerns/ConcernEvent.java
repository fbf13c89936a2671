package org.shenfa.concerns;

import static org.shenfa.concerns.ConcernState.ARCHIVED;
import static org.shenfa.concerns.ConcernState.ASSESSED;
import static org.shenfa.concerns.ConcernState.ASSIGNED;
import static org.shenfa.concerns.ConcernState.CONCLUDED;
import static org.shenfa.concerns.ConcernState.EVALUATED;
import static org.shenfa.concerns.ConcernState.FOUND;
import static org.shenfa.concerns.ConcernState.IN_REVIEW;
import static org.shenfa.concerns.ConcernState.MERGED;
import static org.shenfa.concerns.ConcernState.NO_RESPONSE_NEEDED;
import static org.shenfa.concerns.ConcernState.RESPONDED;
import static org.shenfa.procedures.Actor.HANDLER;
import static org.shenfa.procedures.Actor.HEAD;
import static org.shenfa.procedures.Actor.INTAKE;
import static org.shenfa.procedures.Actor.LEADER;
import static org.shenfa.procedures.Actor.OFFICE_HEAD;
import static org.shenfa.procedures.Actor.OPENNESS_DESK;
import static org.shenfa.procedures.Actor.PETITION_DESK;
import static org.shenfa.procedures.Actor.SITE;
import static org.shenfa.procedures.Actor.SUPERVISOR;
import static org.shenfa.procedures.Actor.SYSTEM;
import static org.shenfa.procedures.Step.opening;
import static org.shenfa.procedures.Step.staying;
import static org.shenfa.procedures.Step.step;

import java.util.List;
import java.util.Set;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.Labelled;
import org.shenfa.procedures.Procedure;
import org.shenfa.regulation.Clause;

/** 关切事项: what may happen to a concern; {@link #PROCEDURE} says when, and by whom. */
public enum ConcernEvent implements Labelled {
  NOTICE("登记"),
  ASSESS("定级"),
  REASSESS("改定为更高级别"),
  ASSIGN("交办"),
  DRAFT("起草首次回应"),
  RESPOND("首次回应"),
  CHECK_LIVE("上网确认"),
  UPDATE("续报"),
  MISS("没有按约定更新"),
  REFUTE("辟谣"),
  CONCLUDE("办结"),
  EVALUATE("评估"),
  DROP("不予回应"),
  MERGE("并入另一件"),
  TAKE_IN("并入了一件"),
  ARCHIVE("归档");

  private static final Actor[] NEWSROOM = {INTAKE, SITE, SUPERVISOR};

  /** 关切回应程序: article 13 as a machine. */
  public static final Procedure<ConcernState, ConcernEvent> PROCEDURE =
      new Procedure<>(
          "concern",
          "这一关切",
          Clause.MEASURES_13_1,
          ConcernState.class,
          ConcernEvent.class,
          Set.of(ARCHIVED, NO_RESPONSE_NEEDED, MERGED),
          List.of(
              opening(
                  NOTICE,
                  FOUND,
                  INTAKE,
                  HANDLER,
                  HEAD,
                  SITE,
                  PETITION_DESK,
                  OPENNESS_DESK,
                  OFFICE_HEAD,
                  SUPERVISOR,
                  LEADER),
              step(FOUND, ASSESS, ASSESSED, NEWSROOM),
              staying(List.of(ASSESSED, ASSIGNED, IN_REVIEW, RESPONDED), REASSESS, NEWSROOM),
              step(ASSESSED, ASSIGN, ASSIGNED, SUPERVISOR, LEADER),
              step(ASSIGNED, DRAFT, IN_REVIEW, HANDLER, HEAD),
              step(IN_REVIEW, RESPOND, RESPONDED, SITE),
              staying(List.of(RESPONDED), CHECK_LIVE, SITE),
              staying(List.of(RESPONDED), UPDATE, HANDLER, HEAD),
              staying(List.of(RESPONDED), MISS, SYSTEM),
              staying(List.of(RESPONDED), REFUTE, HANDLER, HEAD),
              step(RESPONDED, CONCLUDE, CONCLUDED, HEAD),
              step(CONCLUDED, EVALUATE, EVALUATED, NEWSROOM),
              step(List.of(FOUND, ASSESSED), DROP, NO_RESPONSE_NEEDED, NEWSROOM),
              step(List.of(FOUND, ASSESSED, ASSIGNED, RESPONDED), MERGE, MERGED, SUPERVISOR),
              staying(
                  List.of(FOUND, ASSESSED, ASSIGNED, IN_REVIEW, RESPONDED), TAKE_IN, SUPERVISOR),
              step(EVALUATED, ARCHIVE, ARCHIVED, SYSTEM)));

  private final String label;

  ConcernEvent(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
