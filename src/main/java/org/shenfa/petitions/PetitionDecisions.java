package org.shenfa.petitions;

import static org.shenfa.regulation.Clause.MEASURES_19_3;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.shenfa.deadlines.Deadline;
import org.shenfa.deadlines.Rule;
import org.shenfa.letters.LetterHandOver;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.By;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 受理与告知: within fifteen days of receipt the petitioner is told in writing what becomes of the
 * petition (信访工作条例第二十三条); every way has its paper.
 */
@Service
public class PetitionDecisions {
  private final PetitionCourse course;
  private final PetitionRights rights;
  private final LetterHandOver letters;
  private final PetitionWording wording;

  PetitionDecisions(
      PetitionCourse course,
      PetitionRights rights,
      LetterHandOver letters,
      PetitionSettings settings) {
    this.course = course;
    this.rights = rights;
    this.letters = letters;
    this.wording = new PetitionWording(settings);
  }

  /** Takes it as one's own; the sixty days run from today. */
  @Enforces(MEASURES_19_3)
  @Transactional
  public void accept(Person me, long id, Instant now) {
    var petition = course.find(me, id, now);
    take(me, petition, PetitionEvent.ACCEPT, "", Map.of(), now);
    course.start(Rule.PETITION_CONCLUSION, id, now);
    told(me, petition, PaperKind.ACCEPTED, wording.accepted(petition, course.conclusion(id)), now);
  }

  /**
   * Transfers it to a subordinate organ and tells the petitioner where it went.
   *
   * @param to its name, as papers write it
   */
  @Enforces(MEASURES_19_3)
  @Transactional
  public void transfer(Person me, long id, String to, Instant now) {
    var petition = course.find(me, id, now);
    var organ = PetitionCourse.said(to, "to", "转送给哪个下级机关", 80);
    take(me, petition, PetitionEvent.TRANSFER, "", Map.of("to", organ), now);
    course.start(Rule.PETITION_OBJECTION, id, now);
    course.start(Rule.PETITION_ELSEWHERE, id, now);
    var until = course.running(Rule.PETITION_OBJECTION, id).flatMap(Deadline::due).orElseThrow();
    course.write(petition, PaperKind.TRANSFER, organ, wording.transfer(petition, until), now);
    told(me, petition, PaperKind.TRANSFERRED, wording.transferred(petition, organ), now);
  }

  /**
   * Agrees, after verification, to a subordinate's objection within five working days; the fifteen
   * days of the first receipt go on.
   *
   * @param paper number of its paper
   */
  @Enforces(MEASURES_19_3)
  @Transactional
  public void agreeToObjection(Person me, long id, String paper, String why, Instant now) {
    var petition = course.find(me, id, now);
    new Violations.Gathering()
        .refuseIf(paper.strip().length() < 2, MEASURES_19_3, "paper", "请填写对方来文的文号。")
        .refuseIf(
            course.running(Rule.PETITION_OBJECTION, id).filter(d -> !d.over(now)).isEmpty(),
            MEASURES_19_3,
            null,
            "异议须在收到之日起 5 个工作日内提出，已经过了，由对方办理（%s）。".formatted(petition.rules().notice()))
        .throwIfAny();
    take(
        me,
        petition,
        PetitionEvent.OBJECT,
        PetitionCourse.said(why, "why", "对方的理由和核实的结果", 2000),
        Map.of("paper", paper.strip()),
        now);
    course.meet(Rule.PETITION_OBJECTION, id, now);
    course.drop(Rule.PETITION_ELSEWHERE, id, "异议成立", now);
    course.start(Rule.PETITION_NOTICE, id, petition.received());
  }

  /**
   * Notes what the subordinate organ answered the petitioner; with it the register knows the end.
   *
   * @param paper number of its paper
   */
  @Enforces(MEASURES_19_3)
  @Transactional
  public void noteAnswer(Person me, long id, String paper, String words, Instant now) {
    var petition = course.find(me, id, now);
    new Violations.Gathering()
        .refuseIf(
            paper.strip().length() < 2 || paper.length() > 80,
            MEASURES_19_3,
            "paper",
            "请填写对方答复的文号，最多 80 字。")
        .refuseIf(
            course.happened(petition, PetitionEvent.NOTE_ANSWER),
            MEASURES_19_3,
            null,
            "对方的答复已经登记过。")
        .throwIfAny();
    take(
        me,
        petition,
        PetitionEvent.NOTE_ANSWER,
        PetitionCourse.said(words, "why", "对方怎样答复信访人", 2000),
        Map.of("paper", paper.strip()),
        now);
    course.meet(Rule.PETITION_ELSEWHERE, id, now);
  }

  /** Objects to what another organ sent, within five working days, and tells the petitioner. */
  @Enforces(MEASURES_19_3)
  @Transactional
  public void sendBack(Person me, long id, String why, Instant now) {
    var petition = course.find(me, id, now);
    var words = PetitionCourse.said(why, "why", "为什么不属于本机关职责范围", 2000);
    new Violations.Gathering()
        .refuseIf(
            petition.source() == PetitionSource.LETTER,
            MEASURES_19_3,
            null,
            "写给本机关的信没有来文机关可以退，用“告知不属本机关职责”。")
        .refuseIf(
            course.running(Rule.PETITION_SEND_BACK, id).filter(d -> d.over(now)).isPresent(),
            MEASURES_19_3,
            null,
            "异议须在收到之日起 5 个工作日内提出，已经过了，由本机关办理（%s）。".formatted(petition.rules().notice()))
        .throwIfAny();
    take(me, petition, PetitionEvent.SEND_BACK, words, Map.of(), now);
    course.write(
        petition, PaperKind.SENT_BACK, petition.from(), wording.sentBack(petition, words), now);
    over(me, petition, PaperKind.SENT_BACK_TOLD, wording.sentBackTold(petition), now);
  }

  /** Not ours: the notice names the competent organ. */
  @Enforces(MEASURES_19_3)
  @Transactional
  public void refer(Person me, long id, String competent, String why, Instant now) {
    var petition = course.find(me, id, now);
    var organ = PetitionCourse.said(competent, "to", "有权处理的机关、单位", 80);
    var words = PetitionCourse.said(why, "why", "为什么不属于本机关职责范围", 2000);
    take(me, petition, PetitionEvent.REFER, words, Map.of("to", organ), now);
    over(me, petition, PaperKind.NOT_REMIT, wording.notOurs(petition, organ, words), now);
  }

  /** Litigation, arbitration and the like: told which way, and where it begins. */
  @Enforces(MEASURES_19_3)
  @Transactional
  public void routeLegally(Person me, long id, LegalRoute route, String where, Instant now) {
    var petition = course.find(me, id, now);
    var words = PetitionCourse.said(where, "why", "向哪里、怎样办理", 2000);
    take(me, petition, PetitionEvent.ROUTE_LEGAL, words, Map.of("route", route.name()), now);
    over(me, petition, PaperKind.ROUTED_LEGAL, wording.legal(petition, route, words), now);
  }

  /** Reviewed and reviewed again, and nothing new. */
  @Enforces(MEASURES_19_3)
  @Transactional
  public void decline(Person me, long id, String earlier, Instant now) {
    var petition = course.find(me, id, now);
    var words = PetitionCourse.said(earlier, "why", "复查、复核意见的文号和日期", 2000);
    take(me, petition, PetitionEvent.DECLINE, words, Map.of(), now);
    over(me, petition, PaperKind.NOT_ACCEPTED, wording.notAgain(petition, words), now);
  }

  private void take(
      Person me,
      Petition petition,
      PetitionEvent event,
      String reason,
      Map<String, String> details,
      Instant now) {
    course.take(me, petition, event, Actor.PETITION_DESK, reason, details, now);
  }

  /** A notice after which something is still to come. */
  private void told(Person me, Petition petition, PaperKind kind, List<String> body, Instant now) {
    notice(petition, kind, body, now);
    if (petition.letter() != null) {
      letters.tell(
          By.staff(Actor.PETITION_DESK, me, rights.office()),
          petition.letter(),
          text(kind, body),
          now);
    }
  }

  /** A notice with which the procedure is over here. */
  private void over(Person me, Petition petition, PaperKind kind, List<String> body, Instant now) {
    notice(petition, kind, body, now);
    if (petition.letter() != null) {
      letters.tellTheEnd(me, petition.letter(), text(kind, body), now);
    }
  }

  private void notice(Petition petition, PaperKind kind, List<String> body, Instant now) {
    course.write(petition, kind, "", body, now);
    course.meet(Rule.PETITION_NOTICE, petition.id(), now);
    course.drop(Rule.PETITION_SEND_BACK, petition.id(), "已经决定", now);
  }

  static String text(PaperKind kind, List<String> body) {
    return kind.label() + "\n" + String.join("\n", body);
  }
}
