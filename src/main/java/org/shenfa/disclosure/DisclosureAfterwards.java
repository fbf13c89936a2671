package org.shenfa.disclosure;

import static org.shenfa.deadlines.Rule.DISCLOSURE_RECORD;
import static org.shenfa.disclosure.Disclosing.PROCEDURE;

import java.util.Map;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.site.SiteSettings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 答复以后: a record about the applicant that is wrong, and what should be public without being asked
 * for.
 */
@Service
public class DisclosureAfterwards {
  private final DisclosureRequests requests;
  private final DisclosureCourse course;
  private final Deadlines deadlines;
  private final Wording wording;

  DisclosureAfterwards(
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

  /** Enters that the applicant says a record about himself is wrong, with his evidence (41). */
  @Transactional
  public void recordError(Person by, String number, String words) {
    var desk = course.by(by, Actor.OPENNESS_DESK);
    var request = course.find(number);
    requests.say(
        request.id(), DisclosureEvent.RECORD_ERROR, Said.of(words, "words", "哪里不准确和证据"), by.id());
    course.take(request, DisclosureEvent.RECORD_ERROR, desk, "", Map.of());
    deadlines.start(DISCLOSURE_RECORD, PROCEDURE.name(), request.id(), course.now());
  }

  /** Tells what became of it: corrected, not ours and where it went, or right as it is. */
  @Transactional
  public void recordSettled(Person by, String number, String result) {
    var desk = course.by(by, Actor.OPENNESS_DESK);
    var request = course.find(number);
    var words = Said.of(result, "result", "更正的结果");
    course.take(request, DisclosureEvent.RECORD_SETTLED, desk, "", Map.of());
    course.write(request, WritKind.RECORD, "", wording.record(request, words));
    deadlines.meet(DISCLOSURE_RECORD, PROCEDURE.name(), request.id(), course.now());
  }

  /** 建议主动公开: several asked for the same, or the applicant says it should be (44). */
  @Transactional
  public void proposeProactive(Person by, String number, String reason) {
    var desk = course.by(by, Actor.OPENNESS_DESK);
    var request = course.find(number);
    var why = Said.of(reason, "reason", "建议主动公开的理由");
    course.take(request, DisclosureEvent.PROPOSE_PROACTIVE, desk, why, Map.of());
  }
}
