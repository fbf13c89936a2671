package org.shenfa.petitions;

import static org.shenfa.petitions.PetitionState.*;
import static org.shenfa.procedures.Actor.HANDLER;
import static org.shenfa.procedures.Actor.LEADER;
import static org.shenfa.procedures.Actor.OFFICE_HEAD;
import static org.shenfa.procedures.Actor.PETITION_DESK;
import static org.shenfa.procedures.Actor.SECRECY;
import static org.shenfa.procedures.Actor.SITE;
import static org.shenfa.procedures.Actor.SYSTEM;
import static org.shenfa.procedures.Step.opening;
import static org.shenfa.procedures.Step.staying;
import static org.shenfa.procedures.Step.step;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.shenfa.procedures.Labelled;
import org.shenfa.procedures.Procedure;
import org.shenfa.regulation.Clause;

/** 信访事项的一步; {@link #PROCEDURE} says when, and by whom. */
public enum PetitionEvent implements Labelled {
  HAND_OVER("转来"),
  RECEIVE("收到来文"),
  REGISTER("登记"),
  SEAL("列为举报，限定可阅人员"),
  ADMIT("增加可阅人员"),
  REPORT_URGENT("报告重大、紧急事项"),
  ACCEPT("受理"),
  TRANSFER("转送下级机关"),
  OBJECT("同意下级机关的异议"),
  NOTE_ANSWER("登记下级机关的答复"),
  SEND_BACK("向来文机关提出异议"),
  REFER("告知不属本机关职责"),
  ROUTE_LEGAL("告知依法定途径办理"),
  DECLINE("告知不再受理"),
  ASSIGN("指定承办人"),
  EXTEND("批准延长办理期限"),
  MEDIATE("记录调解"),
  DRAFT_OPINION("拟定处理意见"),
  RETURN_OPINION("退回修改处理意见"),
  ISSUE_OPINION("签发处理意见书"),
  PREPARE_RESULT("拟定转网站的结果"),
  HAND_BACK("保密审查后转网站"),
  SITE_SENDS_BACK("网站退回"),
  REPLY("答复写信人"),
  DELIVER("送达处理意见书"),
  ASK_REVIEW("登记复查请求"),
  ASK_RE_REVIEW("登记复核请求"),
  NOTE_REVIEW("登记复查复核意见"),
  LATE("超过期限"),
  ARCHIVE("归档");

  private static final List<PetitionState> OPEN =
      Arrays.stream(PetitionState.values()).filter(s -> s != ARCHIVED).toList();
  private static final List<PetitionState> KNOWN =
      OPEN.stream().filter(s -> s != HANDED_OVER).toList();

  /** 信访办理程序: section 3.3 with 信访工作条例 articles 22 to 36. */
  public static final Procedure<PetitionState, PetitionEvent> PROCEDURE =
      new Procedure<>(
          "petition",
          "这件信访事项",
          Clause.MEASURES_19_3,
          PetitionState.class,
          PetitionEvent.class,
          Set.of(ARCHIVED),
          List.of(
              opening(HAND_OVER, HANDED_OVER, SYSTEM),
              opening(RECEIVE, REGISTERED, PETITION_DESK),
              step(HANDED_OVER, REGISTER, REGISTERED, PETITION_DESK),
              staying(List.of(REGISTERED), SEAL, PETITION_DESK),
              staying(KNOWN, ADMIT, PETITION_DESK, LEADER),
              staying(List.of(REGISTERED), REPORT_URGENT, PETITION_DESK),
              step(REGISTERED, ACCEPT, ACCEPTED, PETITION_DESK),
              step(REGISTERED, TRANSFER, TRANSFERRED, PETITION_DESK),
              step(TRANSFERRED, OBJECT, REGISTERED, PETITION_DESK),
              staying(List.of(TRANSFERRED), NOTE_ANSWER, PETITION_DESK),
              step(REGISTERED, SEND_BACK, SENT_BACK, PETITION_DESK),
              step(REGISTERED, REFER, NOT_REMIT, PETITION_DESK),
              step(REGISTERED, ROUTE_LEGAL, ROUTED_LEGAL, PETITION_DESK),
              step(REGISTERED, DECLINE, NOT_ACCEPTED, PETITION_DESK),
              step(List.of(ACCEPTED, INVESTIGATING), ASSIGN, INVESTIGATING, PETITION_DESK),
              staying(List.of(INVESTIGATING), EXTEND, LEADER),
              staying(List.of(INVESTIGATING), MEDIATE, PETITION_DESK, HANDLER),
              staying(List.of(INVESTIGATING), DRAFT_OPINION, PETITION_DESK, HANDLER),
              staying(List.of(INVESTIGATING), RETURN_OPINION, LEADER),
              step(INVESTIGATING, ISSUE_OPINION, CONCLUDED, LEADER),
              staying(List.of(CONCLUDED), PREPARE_RESULT, PETITION_DESK),
              step(CONCLUDED, HAND_BACK, RESULT_AT_SITE, SECRECY, OFFICE_HEAD),
              step(RESULT_AT_SITE, SITE_SENDS_BACK, CONCLUDED, SITE),
              step(RESULT_AT_SITE, REPLY, SITE_REPLIED, SITE),
              step(CONCLUDED, DELIVER, SITE_REPLIED, PETITION_DESK),
              step(SITE_REPLIED, ASK_REVIEW, REVIEW, PETITION_DESK),
              step(REVIEW, ASK_RE_REVIEW, RE_REVIEW, PETITION_DESK),
              staying(List.of(REVIEW, RE_REVIEW), NOTE_REVIEW, PETITION_DESK),
              staying(OPEN, LATE, SYSTEM),
              step(
                  List.of(TRANSFERRED, SENT_BACK, NOT_REMIT, ROUTED_LEGAL, NOT_ACCEPTED),
                  ARCHIVE,
                  ARCHIVED,
                  SYSTEM),
              step(List.of(SITE_REPLIED, REVIEW, RE_REVIEW), ARCHIVE, ARCHIVED, SYSTEM)));

  private final String label;

  PetitionEvent(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
