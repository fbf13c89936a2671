package org.shenfa.disclosure;

import static org.shenfa.deadlines.Rule.DISCLOSURE_ANSWER;
import static org.shenfa.deadlines.Rule.DISCLOSURE_CORRECTION;
import static org.shenfa.disclosure.Disclosing.PROCEDURE;
import static org.shenfa.regulation.Clause.MEASURES_10_3;

import java.time.LocalDate;
import java.util.Map;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.shenfa.site.SiteSettings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 办理: corrections and extensions. */
@Service
public class DisclosureHandling {
  private static final int LONGEST_EXTENSION = 20;

  private final DisclosureRequests requests;
  private final DisclosureCourse course;
  private final Deadlines deadlines;
  private final Wording wording;

  DisclosureHandling(
      DisclosureRequests requests,
      DisclosureCourse course,
      Deadlines deadlines,
      DisclosureSettings settings,
      SiteSettings site) {
    this.requests = requests;
    this.course = course;
    this.deadlines = deadlines;
    this.wording = new Wording(settings, site.phone());
  }

  /**
   * 告知补正: once, within seven working days of receipt; no clock runs until the correction is here
   * (30).
   *
   * @param until last day for the applicant
   */
  @Enforces(MEASURES_10_3)
  @Transactional
  public void askCorrection(Person by, String number, String what, LocalDate until) {
    var desk = course.by(by, Actor.OPENNESS_DESK);
    var request = course.find(number);
    var words = Said.of(what, "what", "需要补正的事项");
    var received = request.receivedOn();
    var last = received == null ? null : course.due(DISCLOSURE_CORRECTION, received);
    new Violations.Gathering()
        .refuseIf(
            last != null && course.today().isAfter(last),
            MEASURES_10_3,
            null,
            "告知补正须在收到申请之日起 7 个工作日内，最迟 %s，已经过了（公开条例第三十条）。".formatted(last))
        .refuseIf(
            course.happened(request, DisclosureEvent.ASK_CORRECTION),
            MEASURES_10_3,
            null,
            "补正须一次性告知，这一件已经告知过，不能再要求补正（公开条例第三十条）。")
        .refuseIf(
            until.isBefore(course.today().plusDays(5))
                || until.isAfter(course.today().plusMonths(3)),
            MEASURES_10_3,
            "until",
            "补正期限要合理：从今天起至少 5 天，最长三个月。")
        .throwIfAny();
    course.take(
        request, DisclosureEvent.ASK_CORRECTION, desk, words, Map.of("until", until.toString()));
    deadlines.drop(
        DISCLOSURE_ANSWER, PROCEDURE.name(), request.id(), "已告知补正，收到补正后重新起算", course.now());
    course.write(request, WritKind.CORRECTION, "", wording.correction(request, words, until));
  }

  /**
   * Enters a correction that came on paper or by word of mouth; the term begins anew with its day.
   */
  @Transactional
  public void corrected(Person by, String number, String words) {
    var desk = course.by(by, Actor.OPENNESS_DESK);
    var request = course.find(number);
    requests.say(
        request.id(), DisclosureEvent.CORRECTED, Said.of(words, "words", "补正的内容"), by.id());
    course.take(request, DisclosureEvent.CORRECTED, desk, "", Map.of());
    course.beginAnswer(request.id(), course.today());
  }

  /** 视为放弃: the day is over and there is no good reason; the system does it five days later. */
  @Transactional
  public void lapse(Person by, String number, String reason) {
    var desk = course.by(by, Actor.OPENNESS_DESK);
    var request = course.find(number);
    var why = Said.of(reason, "reason", "没有正当理由的判断依据");
    var until = course.last(request, DisclosureEvent.ASK_CORRECTION).map(DisclosureCourse::until);
    if (until.isPresent() && !course.today().isAfter(until.get())) {
      throw new Violations(MEASURES_10_3, "补正期限到 %s，还没有过。".formatted(until.get()));
    }
    course.take(request, DisclosureEvent.LAPSE, desk, why, Map.of());
  }

  /**
   * 延期: once, by at most twenty working days, by the head of the body; the applicant is told (33).
   */
  @Enforces(MEASURES_10_3)
  @Transactional
  public void extend(Person by, String number, int days, String reason) {
    var head = course.by(by, Actor.OFFICE_HEAD);
    var request = course.find(number);
    var why = Said.of(reason, "reason", "延期的理由");
    course.lengthen(request, DisclosureEvent.EXTEND, head, days, LONGEST_EXTENSION, why);
    course.write(
        request,
        WritKind.EXTENSION,
        "",
        wording.extension(request, why, days, course.promised(request)));
  }
}
