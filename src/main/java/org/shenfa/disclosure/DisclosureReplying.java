package org.shenfa.disclosure;

import static org.shenfa.deadlines.Rule.DISCLOSURE_ANSWER;
import static org.shenfa.disclosure.Disclosing.PROCEDURE;
import static org.shenfa.regulation.Clause.HOUSE;
import static org.shenfa.regulation.Clause.MEASURES_10_3;
import static org.shenfa.regulation.Clause.MEASURES_20_1;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.disclosure.DisclosureRequests.Prepared;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.By;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.shenfa.site.SiteSettings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 答复: one person of the body prepares it, its head looks at secrecy and law and decides, it is
 * handed over.
 */
@Service
public class DisclosureReplying {
  private final DisclosureRequests requests;
  private final DisclosurePapers papers;
  private final DisclosureCourse course;
  private final DisclosureFiles files;
  private final SecrecyLooks looks;
  private final Deadlines deadlines;
  private final Wording wording;

  DisclosureReplying(
      DisclosureRequests requests,
      DisclosurePapers papers,
      DisclosureCourse course,
      DisclosureFiles files,
      SecrecyLooks looks,
      Deadlines deadlines,
      DisclosureSettings settings,
      SiteSettings site) {
    this.requests = requests;
    this.papers = papers;
    this.course = course;
    this.files = files;
    this.looks = looks;
    this.deadlines = deadlines;
    this.wording = new Wording(settings, site.phone());
  }

  /** 拟定: what its article demands has to be there; a second time replaces the first. */
  @Transactional
  public void prepare(Person by, String number, Reply reply) {
    var desk = course.by(by, Actor.OPENNESS_DESK);
    var request = course.find(number);
    if (reply.outcome().event() != DisclosureEvent.DECIDE) {
      throw new Violations(MEASURES_10_3, "“%s”不用审定，请直接告知。".formatted(reply.outcome().label()));
    }
    check(request, reply);
    var id = requests.prepare(request.id(), reply, by.id());
    course.take(
        request,
        DisclosureEvent.PREPARE,
        desk,
        "",
        Map.of("reply", Long.toString(id), "outcome", reply.outcome().name()));
    course.paid(request);
  }

  private void check(Request request, Reply reply) {
    reply.check(before(request));
    if (reply.outcome() != Outcome.REPEATED) {
      return;
    }
    var earlier = reply.of(Need.EARLIER);
    new Violations.Gathering()
        .refuseIf(
            earlier.equals(request.number())
                || requests.find(earlier).filter(r -> r.closedOn() != null).isEmpty(),
            MEASURES_10_3,
            Need.EARLIER.name(),
            "没有编号“%s”的已答复申请，请核对。".formatted(earlier))
        .throwIfAny();
  }

  /** What became of the case so far, as far as a reply depends on it. */
  Reply.Before before(Request request) {
    var asked =
        papers.consultations(request.id()).stream()
            .filter(c -> c.kind() == ConsultationKind.THIRD_PARTY)
            .toList();
    var reasons = course.last(request, DisclosureEvent.ASK_REASONS);
    return new Reply.Before(
        course.happened(request, DisclosureEvent.CORRECTED),
        course.happened(request, DisclosureEvent.REASONS_GIVEN)
            || reasons.filter(p -> DisclosureCourse.until(p).isBefore(course.today())).isPresent(),
        !asked.isEmpty(),
        asked.stream().anyMatch(c -> c.stance() == Consultation.Stance.OBJECTS));
  }

  /** The reply that waits for the head's decision. */
  Optional<Prepared> pending(Request request) {
    return course
        .last(request, DisclosureEvent.PREPARE, DisclosureEvent.SEND_BACK, DisclosureEvent.DECIDE)
        .filter(p -> p.event().equals(DisclosureEvent.PREPARE.name()))
        .map(p -> requests.prepared(Long.parseLong(String.valueOf(p.details().get("reply")))));
  }

  /** 退回重拟, with the reason. */
  @Transactional
  public void sendBack(Person by, String number, String reason) {
    var head = course.by(by, Actor.OFFICE_HEAD);
    var request = course.find(number);
    var why = Said.of(reason, "reason", "退回的原因");
    if (pending(request).isEmpty()) {
      throw new Violations(MEASURES_10_3, "没有等待审定的答复。");
    }
    course.take(request, DisclosureEvent.SEND_BACK, head, why, Map.of());
  }

  /**
   * 审定时所见: what was on the screen of whoever decides, and what the reviews concluded.
   *
   * @param reply the draft
   * @param files ids of the files that go with it, apart by commas
   * @param secrecy who looked and what they found; the reviewer's own word stands in its place
   *     where there is one
   * @param law the same for the law
   */
  public record Review(long reply, String files, String secrecy, String law) {}

  /** 审定: by the head, who did not prepare it, with what secrecy and legal review concluded. */
  @Enforces({MEASURES_10_3, MEASURES_20_1})
  @Transactional
  public void decide(Person by, String number, Review review) {
    var head = course.by(by, Actor.OFFICE_HEAD);
    var request = course.find(number);
    var pending = pending(request).orElse(null);
    var with = files.of(request.id());
    var signed = pending != null && looks.needed(pending.by());
    var look = looks.of(request, review.reply(), with).orElse(null);
    var found = new Violations.Gathering();
    found
        .refuseIf(signed && look == null, MEASURES_20_1, null, "办公室有保密审查员，请由其本人先对这份拟稿和附件作出保密审查结论。")
        .refuseIf(look != null && !look.clean(), MEASURES_20_1, null, "保密审查的结论是不能这样提供，请退回重拟。")
        .refuseIf(
            !SecrecyLooks.ids(with).equals(review.files()),
            MEASURES_10_3,
            null,
            "附件刚刚改过，请看清现在的再审定。")
        .refuseIf(
            pending == null || pending.id() != review.reply(),
            MEASURES_10_3,
            null,
            "这份拟稿已经换了，请看清现在的再审定。")
        .refuseIf(pending != null && pending.by() == by.id(), HOUSE, null, "自己拟定的答复由另一人审定。")
        .refuseIf(
            look == null
                && (review.secrecy().strip().length() < 4 || review.secrecy().length() > 500),
            MEASURES_20_1,
            "secrecy",
            "请写明保密审查的结论和审查人（4 至 500 字）。")
        .refuseIf(
            review.law().strip().length() < 4 || review.law().length() > 500,
            MEASURES_10_3,
            "law",
            "请写明合法性审查的结论和审查人（4 至 500 字）。")
        .throwIfAny();
    decide(
        request,
        head,
        Objects.requireNonNull(pending),
        look == null ? review.secrecy().strip() : look.text(),
        review.law().strip());
  }

  private void decide(Request request, By head, Prepared prepared, String secrecy, String law) {
    var reply = prepared.reply();
    var with = files.of(request.id());
    check(request, reply);
    course.take(
        request,
        DisclosureEvent.DECIDE,
        head,
        "",
        Map.of(
            "reply",
            Long.toString(prepared.id()),
            "row",
            reply.outcome().row(reply.withheld()).name(),
            "files",
            SecrecyLooks.ids(with),
            "secrecy",
            secrecy,
            "law",
            law));
    course.paid(request);
    course.write(request, WritKind.REPLY, "", wording.reply(request, reply, with));
    if (reply.against(before(request))) {
      papers.consultations(request.id()).stream()
          .filter(c -> c.stance() == Consultation.Stance.OBJECTS)
          .forEach(c ->
              course.write(request, WritKind.THIRD_PARTY_TOLD, c.party(), wording.told(reply)));
    }
  }

  /**
   * 送达: in the form asked for, or another where that one would harm the carrier or cost too much
   * (40).
   *
   * @param why needed where the form is another one
   */
  @Enforces(MEASURES_10_3)
  @Transactional
  public void deliver(Person by, String number, WantedForm as, String why) {
    var desk = course.by(by, Actor.OPENNESS_DESK);
    var request = course.find(number);
    new Violations.Gathering()
        .refuseIf(
            as != request.wanted() && why.strip().length() < 4,
            MEASURES_10_3,
            "why",
            "没有按申请人要求的形式提供，请写明原因：危及信息载体安全，或者公开成本过高（公开条例第四十条）。")
        .refuseIf(why.length() > 500, MEASURES_10_3, "why", "原因最多写 500 字。")
        .throwIfAny();
    course.take(request, DisclosureEvent.DELIVER, desk, why.strip(), Map.of("as", as.name()));
    deadlines.meet(DISCLOSURE_ANSWER, PROCEDURE.name(), request.id(), course.now());
  }

  /** 告知不作为公开申请处理 or 不予处理: told at once by the body itself (35, 39). */
  @Enforces(MEASURES_10_3)
  @Transactional
  public void tell(Person by, String number, Reply reply) {
    var desk = course.by(by, Actor.OPENNESS_DESK);
    var request = course.find(number);
    if (reply.outcome().event() == DisclosureEvent.DECIDE) {
      throw new Violations(MEASURES_10_3, "“%s”须经审定才能答复。".formatted(reply.outcome().label()));
    }
    check(request, reply);
    requests.prepare(request.id(), reply, by.id());
    course.take(
        request,
        reply.outcome().event(),
        desk,
        "",
        Map.of("row", reply.outcome().row(reply.withheld()).name()));
    course.paid(request);
    course.write(request, WritKind.NOT_PROCESSED, "", wording.reply(request, reply, List.of()));
    deadlines.meet(DISCLOSURE_ANSWER, PROCEDURE.name(), request.id(), course.now());
  }

  /** What an outcome would say to the applicant if he does not agree. */
  public String remedy(Outcome outcome) {
    return wording.remedy(outcome);
  }
}
