package org.shenfa.tickets;

import static org.shenfa.procedures.Actor.CITIZEN;
import static org.shenfa.procedures.Actor.HANDLER;
import static org.shenfa.procedures.Actor.HEAD;
import static org.shenfa.procedures.Actor.INTAKE;
import static org.shenfa.procedures.Actor.LEADER;
import static org.shenfa.procedures.Actor.OFFICE_HEAD;
import static org.shenfa.procedures.Actor.OPENNESS_DESK;
import static org.shenfa.procedures.Actor.PETITION_DESK;
import static org.shenfa.procedures.Actor.SECRECY;
import static org.shenfa.procedures.Actor.SITE;
import static org.shenfa.procedures.Actor.SUPERVISOR;
import static org.shenfa.procedures.Actor.SYSTEM;
import static org.shenfa.procedures.Step.opening;
import static org.shenfa.procedures.Step.staying;
import static org.shenfa.procedures.Step.step;
import static org.shenfa.tickets.TicketState.ABUSE;
import static org.shenfa.tickets.TicketState.AT_UNIT;
import static org.shenfa.tickets.TicketState.CLOSED;
import static org.shenfa.tickets.TicketState.CONFIRMED;
import static org.shenfa.tickets.TicketState.FIXED;
import static org.shenfa.tickets.TicketState.HIDDEN;
import static org.shenfa.tickets.TicketState.NOT_ERROR;
import static org.shenfa.tickets.TicketState.QUARANTINED;
import static org.shenfa.tickets.TicketState.REPORTED;
import static org.shenfa.tickets.TicketState.VERIFIED;

import java.util.List;
import java.util.Set;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.Labelled;
import org.shenfa.procedures.Procedure;
import org.shenfa.regulation.Clause;

/** 纠错事项: what may happen to a ticket; {@link #PROCEDURE} says when, and by whom. */
public enum TicketEvent implements Labelled {
  REPORT("报错"),
  JOIN("又有人报同一处"),
  SUSPECT("疑似滥用"),
  RELEASE("甄别通过"),
  CONFIRM_ABUSE("认定为滥用"),
  CONFIRM("核实定级"),
  REGRADE("改定为更高级别"),
  REJECT("不是差错"),
  DUPLICATE("并入另一张"),
  HIDE("先行撤下"),
  NOTIFY("通知单位改正"),
  DISPUTE("单位提出异议"),
  FIX("已经改正"),
  VERIFY("核验通过"),
  NOT_FIXED("核验没有改好"),
  ANSWER("答复并办结");

  private static final Actor[] NEWSROOM = {INTAKE, SITE, SUPERVISOR};

  private static final Actor[] ANYBODY = {
    CITIZEN,
    SYSTEM,
    INTAKE,
    SITE,
    SUPERVISOR,
    HANDLER,
    HEAD,
    SECRECY,
    PETITION_DESK,
    OPENNESS_DESK,
    OFFICE_HEAD,
    LEADER
  };

  /** 纠错程序: article 25 as a machine. */
  public static final Procedure<TicketState, TicketEvent> PROCEDURE =
      new Procedure<>(
          "ticket",
          "这张纠错单",
          Clause.MEASURES_25_1,
          TicketState.class,
          TicketEvent.class,
          Set.of(CLOSED, TicketState.DUPLICATE, ABUSE),
          List.of(
              opening(REPORT, REPORTED, ANYBODY),
              staying(List.of(REPORTED, CONFIRMED, HIDDEN, AT_UNIT, FIXED), JOIN, ANYBODY),
              step(REPORTED, SUSPECT, QUARANTINED, SYSTEM),
              step(QUARANTINED, RELEASE, REPORTED, INTAKE),
              step(QUARANTINED, CONFIRM_ABUSE, ABUSE, INTAKE),
              step(REPORTED, CONFIRM, CONFIRMED, NEWSROOM),
              staying(List.of(CONFIRMED, HIDDEN, AT_UNIT), REGRADE, NEWSROOM),
              step(REPORTED, REJECT, NOT_ERROR, NEWSROOM),
              step(REPORTED, DUPLICATE, TicketState.DUPLICATE, NEWSROOM),
              step(CONFIRMED, HIDE, HIDDEN, SITE, SUPERVISOR),
              step(List.of(CONFIRMED, HIDDEN), NOTIFY, AT_UNIT, NEWSROOM),
              step(AT_UNIT, DISPUTE, REPORTED, HANDLER, HEAD),
              step(List.of(CONFIRMED, HIDDEN), FIX, FIXED, NEWSROOM),
              step(AT_UNIT, FIX, FIXED, HANDLER, HEAD),
              step(FIXED, VERIFY, VERIFIED, NEWSROOM),
              step(FIXED, NOT_FIXED, CONFIRMED, NEWSROOM),
              step(List.of(VERIFIED, NOT_ERROR), ANSWER, CLOSED, INTAKE, SUPERVISOR)));

  private final String label;

  TicketEvent(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
