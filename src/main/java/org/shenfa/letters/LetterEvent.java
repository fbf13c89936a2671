package org.shenfa.letters;

import static org.shenfa.letters.LetterState.APPROVED;
import static org.shenfa.letters.LetterState.ARCHIVED;
import static org.shenfa.letters.LetterState.ASSIGNED;
import static org.shenfa.letters.LetterState.CLOSED;
import static org.shenfa.letters.LetterState.DRAFTED;
import static org.shenfa.letters.LetterState.MERGED;
import static org.shenfa.letters.LetterState.NOT_ACCEPTED;
import static org.shenfa.letters.LetterState.PETITION;
import static org.shenfa.letters.LetterState.PUBLISHED;
import static org.shenfa.letters.LetterState.PUBLISH_REVIEW;
import static org.shenfa.letters.LetterState.QUARANTINED;
import static org.shenfa.letters.LetterState.RECEIVED;
import static org.shenfa.letters.LetterState.REDIRECTED;
import static org.shenfa.letters.LetterState.REOPEN_REQUESTED;
import static org.shenfa.letters.LetterState.REPLIED;
import static org.shenfa.letters.LetterState.RETURNED;
import static org.shenfa.letters.LetterState.WITHDRAWN;
import static org.shenfa.procedures.Actor.CITIZEN;
import static org.shenfa.procedures.Actor.HANDLER;
import static org.shenfa.procedures.Actor.HEAD;
import static org.shenfa.procedures.Actor.INTAKE;
import static org.shenfa.procedures.Actor.LEADER;
import static org.shenfa.procedures.Actor.PETITION_DESK;
import static org.shenfa.procedures.Actor.SECRECY;
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

/** 信件事项: what may happen to a letter; {@link #PROCEDURE} says when, and by whom. */
public enum LetterEvent implements Labelled {
  SUBMIT("来信"),
  SUSPECT("疑似滥用"),
  RELEASE("甄别放行"),
  CONFIRM_ABUSE("认定滥用"),
  ASSIGN("转办"),
  TO_PETITION("转信访"),
  REDIRECT("转其他渠道"),
  MERGE("并案"),
  REFUSE("不予受理"),
  ASK_MORE("请写信人补充"),
  SUPPLEMENT("补充"),
  RETURN("退回"),
  REASSIGN("改派"),
  DESIGNATE("指定承办"),
  ADD_CO_HANDLER("增加协办"),
  INTERIM_REPLY("阶段答复"),
  DRAFT("提出答复意见"),
  SEND_BACK("退回修改"),
  SECRECY_PASS("保密审查：不涉密"),
  SECRECY_FAIL("保密审查：不能答复"),
  APPROVE("审核并转网站"),
  SITE_SENDS_BACK("网站退回"),
  REPLY("答复"),
  RESULT("信访结果答复"),
  PETITION_NOTICE("信访告知"),
  PETITION_ENDS("信访程序终结"),
  PREPARE_PUBLICATION("准备公开"),
  KEEP_PRIVATE("不公开"),
  PUBLISH("公开"),
  CONFIRM_LIVE("上网确认"),
  UNPUBLISH("撤下公开页"),
  RATE("评价"),
  WINDOW_ENDS("评价期满"),
  ASK_AGAIN("再问一次"),
  ACCEPT_AGAIN("同意再办"),
  DECLINE_AGAIN("不再办理"),
  WITHDRAW("撤回"),
  ARCHIVE("归档");

  private static final List<LetterState> IN_UNIT = List.of(ASSIGNED, DRAFTED);
  private static final List<LetterState> ANSWERED = List.of(REPLIED, PUBLISHED);

  /** 信件办理程序: articles 7, 12, 15, 16, 19 and 20 as one machine. */
  public static final Procedure<LetterState, LetterEvent> PROCEDURE =
      new Procedure<>(
          "letter",
          "这封信",
          Clause.MEASURES_12_2,
          LetterState.class,
          LetterEvent.class,
          Set.of(ARCHIVED),
          List.of(
              opening(SUBMIT, RECEIVED, CITIZEN, INTAKE),
              step(RECEIVED, SUSPECT, QUARANTINED, SYSTEM),
              step(QUARANTINED, RELEASE, RECEIVED, INTAKE),
              step(QUARANTINED, CONFIRM_ABUSE, NOT_ACCEPTED, INTAKE),
              step(RECEIVED, ASSIGN, ASSIGNED, INTAKE),
              step(RECEIVED, TO_PETITION, PETITION, INTAKE),
              step(RECEIVED, REDIRECT, REDIRECTED, INTAKE),
              step(List.of(RECEIVED, ASSIGNED), MERGE, MERGED, INTAKE),
              step(RECEIVED, REFUSE, NOT_ACCEPTED, SUPERVISOR),
              staying(List.of(ASSIGNED), ASK_MORE, HANDLER),
              staying(
                  List.of(RECEIVED, ASSIGNED, RETURNED, DRAFTED, PETITION), SUPPLEMENT, CITIZEN),
              step(ASSIGNED, RETURN, RETURNED, HEAD),
              step(RETURNED, REASSIGN, ASSIGNED, INTAKE),
              step(RETURNED, DESIGNATE, ASSIGNED, SUPERVISOR),
              staying(List.of(ASSIGNED), ADD_CO_HANDLER, INTAKE),
              staying(IN_UNIT, INTERIM_REPLY, HEAD),
              step(ASSIGNED, DRAFT, DRAFTED, HANDLER, HEAD),
              step(DRAFTED, SEND_BACK, ASSIGNED, HEAD),
              staying(List.of(DRAFTED), SECRECY_PASS, SECRECY),
              step(DRAFTED, SECRECY_FAIL, ASSIGNED, SECRECY),
              step(DRAFTED, APPROVE, APPROVED, HEAD),
              step(APPROVED, SITE_SENDS_BACK, DRAFTED, SITE),
              step(APPROVED, REPLY, REPLIED, SITE),
              step(PETITION, RESULT, REPLIED, SITE),
              staying(List.of(PETITION), PETITION_NOTICE, PETITION_DESK, LEADER),
              step(PETITION, PETITION_ENDS, CLOSED, PETITION_DESK, SYSTEM),
              step(REPLIED, PREPARE_PUBLICATION, PUBLISH_REVIEW, HANDLER),
              step(PUBLISH_REVIEW, KEEP_PRIVATE, REPLIED, HANDLER, SITE, SYSTEM),
              step(PUBLISH_REVIEW, PUBLISH, PUBLISHED, SYSTEM),
              staying(List.of(PUBLISHED), CONFIRM_LIVE, SYSTEM),
              step(PUBLISHED, UNPUBLISH, REPLIED, SYSTEM),
              staying(List.of(CLOSED, ARCHIVED), UNPUBLISH, SYSTEM),
              step(ANSWERED, RATE, CLOSED, CITIZEN),
              step(ANSWERED, WINDOW_ENDS, CLOSED, SYSTEM),
              step(ANSWERED, ASK_AGAIN, REOPEN_REQUESTED, CITIZEN),
              step(REOPEN_REQUESTED, ACCEPT_AGAIN, ASSIGNED, INTAKE),
              step(REOPEN_REQUESTED, DECLINE_AGAIN, CLOSED, INTAKE),
              step(
                  List.of(RECEIVED, QUARANTINED, ASSIGNED, RETURNED, DRAFTED),
                  WITHDRAW,
                  WITHDRAWN,
                  CITIZEN),
              step(
                  List.of(CLOSED, NOT_ACCEPTED, WITHDRAWN, MERGED, REDIRECTED),
                  ARCHIVE,
                  ARCHIVED,
                  SYSTEM)));

  private final String label;

  LetterEvent(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
