package org.shenfa.solicitations;

import static org.shenfa.procedures.Actor.HANDLER;
import static org.shenfa.procedures.Actor.HEAD;
import static org.shenfa.procedures.Actor.SYSTEM;
import static org.shenfa.procedures.Step.opening;
import static org.shenfa.procedures.Step.staying;
import static org.shenfa.procedures.Step.step;
import static org.shenfa.regulation.Clause.MEASURES_17_3;

import java.util.List;
import java.util.Set;
import org.shenfa.procedures.Labelled;
import org.shenfa.procedures.Procedure;

/**
 * 意见征集的程序. It begins where the main line ends: drafting, the unit's review, the disclosure review
 * and the wait for its release are the item's own states, and reviewing the result and its release
 * are those of the reply; none of them is kept twice. Opinions are facts of the ledger, not steps:
 * whether one is in time is decided by the database at the second it came, not by the state a timer
 * leaves.
 */
public final class SolicitationCourse {
  private SolicitationCourse() {}

  /** 状态. */
  public enum State implements Labelled {
    OPEN("征集中"),
    CANCELLED("已终止"),
    CLOSED_AWAITING("已结束，待反馈"),
    ANALYSING("分析中"),
    FEEDBACK_PUBLISHED("已反馈"),
    OUTCOME_LINKED("已有结果"),
    ARCHIVED("已归档");

    private final String label;

    State(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /** 事件. */
  public enum Event implements Labelled {
    OPEN("开始征集"),
    EXTEND("延期"),
    AMEND("修改征求意见稿"),
    CANCEL("终止"),
    CLOSE("截止"),
    ANALYSE("开始分析"),
    OVERDUE("超期未反馈"),
    PUBLISH("公布反馈"),
    LINK("关联结果"),
    ARCHIVE("归档");

    private final String label;

    Event(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /** What a release brings about is taken down by the system, at the time of the release. */
  public static final Procedure<State, Event> PROCEDURE =
      new Procedure<>(
          "solicitation",
          "意见征集",
          MEASURES_17_3,
          State.class,
          Event.class,
          Set.of(State.ARCHIVED),
          List.of(
              opening(Event.OPEN, State.OPEN, SYSTEM),
              staying(List.of(State.OPEN), Event.EXTEND, SYSTEM),
              staying(List.of(State.OPEN), Event.AMEND, SYSTEM),
              step(State.OPEN, Event.CANCEL, State.CANCELLED, HEAD),
              step(State.OPEN, Event.CLOSE, State.CLOSED_AWAITING, SYSTEM),
              step(
                  List.of(State.CLOSED_AWAITING, State.CANCELLED),
                  Event.ANALYSE,
                  State.ANALYSING,
                  HANDLER,
                  HEAD),
              staying(List.of(State.CLOSED_AWAITING, State.ANALYSING), Event.OVERDUE, SYSTEM),
              step(
                  List.of(State.CLOSED_AWAITING, State.ANALYSING),
                  Event.PUBLISH,
                  State.FEEDBACK_PUBLISHED,
                  SYSTEM),
              step(
                  List.of(State.FEEDBACK_PUBLISHED, State.OUTCOME_LINKED),
                  Event.LINK,
                  State.OUTCOME_LINKED,
                  HANDLER,
                  HEAD),
              step(
                  List.of(State.CANCELLED, State.OUTCOME_LINKED),
                  Event.ARCHIVE,
                  State.ARCHIVED,
                  SYSTEM)));
}
