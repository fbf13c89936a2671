package org.shenfa.disclosure;

import static org.shenfa.deadlines.Rule.DISCLOSURE_ANSWER;
import static org.shenfa.deadlines.Rule.DISCLOSURE_OPINION;
import static org.shenfa.disclosure.Disclosing.PROCEDURE;
import static org.shenfa.regulation.Clause.MEASURES_10_3;

import java.time.LocalDate;
import java.util.Map;
import java.util.NoSuchElementException;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.shenfa.site.SiteSettings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 征求意见: of third parties, and of organs that made the information together with us. */
@Service
public class DisclosureConsulting {
  private static final int PARTIES = 20;

  private final DisclosurePapers papers;
  private final DisclosureCourse course;
  private final Deadlines deadlines;
  private final Wording wording;

  DisclosureConsulting(
      DisclosurePapers papers,
      DisclosureCourse course,
      Deadlines deadlines,
      DisclosureSettings settings,
      SiteSettings site) {
    this.papers = papers;
    this.course = course;
    this.deadlines = deadlines;
    this.wording = new Wording(settings, site.phone());
  }

  /**
   * 征求意见: everybody of one kind at once; the days until the last may answer are not counted (32 to
   * 34).
   *
   * @param parties names, one a line
   * @param reached the day on which they have the letter
   */
  @Enforces(MEASURES_10_3)
  @Transactional
  public void consult(
      Person by,
      String number,
      ConsultationKind kind,
      String parties,
      String about,
      LocalDate reached) {
    var desk = course.by(by, Actor.OPENNESS_DESK);
    var request = course.find(number);
    var words = Said.of(about, "about", "涉及的信息");
    var names = parties.lines().map(String::strip).filter(n -> !n.isEmpty()).distinct().toList();
    new Violations.Gathering()
        .refuseIf(
            names.isEmpty()
                || names.size() > PARTIES
                || names.stream().anyMatch(n -> n.length() < 2 || n.length() > 100),
            MEASURES_10_3,
            "parties",
            "请写明征求谁的意见，一行一个，最多 %d 个，每个 2 至 100 字。".formatted(PARTIES))
        .refuseIf(
            reached.isBefore(course.today()) || reached.isAfter(course.today().plusDays(15)),
            MEASURES_10_3,
            "reached",
            "对方收到征求意见书的日期，从今天起最多 15 天。")
        .throwIfAny();
    var until = course.due(DISCLOSURE_OPINION, reached);
    course.take(request, kind.event(), desk, "", Map.of("until", until.toString()));
    course.paid(request);
    deadlines.stop(
        DISCLOSURE_ANSWER, PROCEDURE.name(), request.id(), kind.ground(), until, course.now());
    for (var party : names) {
      papers.consult(request.id(), kind, party, until, by.id());
      course.write(request, kind.writ(), party, wording.consult(kind, words, until));
    }
    course.write(request, WritKind.CONSULT_TOLD, "", wording.consultTold(request, kind, until));
  }

  /** Enters what one party said; with the last one the clock goes on. */
  @Transactional
  public void opinion(
      Person by, String number, long consultation, Consultation.Stance stance, String words) {
    var desk = course.by(by, Actor.OPENNESS_DESK);
    var request = course.find(number);
    var all = papers.consultations(request.id());
    var asked =
        all.stream()
            .filter(c -> c.id() == consultation)
            .findFirst()
            .orElseThrow(NoSuchElementException::new);
    new Violations.Gathering()
        .refuseIf(asked.stance() != null, MEASURES_10_3, null, "这一方的意见已经登记：" + asked.party() + "。")
        .refuseIf(
            stance == Consultation.Stance.OBJECTS && words.strip().length() < 4,
            MEASURES_10_3,
            "words",
            "不同意公开的，请写明对方的理由。")
        .refuseIf(words.length() > 2000, MEASURES_10_3, "words", "意见最多写 2000 字。")
        .throwIfAny();
    papers.note(consultation, stance, words.strip(), by.id());
    var last =
        all.stream().allMatch(c -> c.id() == consultation || c.stance() != null || over(c.until()));
    course.take(
        request,
        last ? DisclosureEvent.OPINION : DisclosureEvent.OPINION_NOTED,
        desk,
        "",
        Map.of("stance", stance.name()));
    if (last) {
      deadlines.resume(DISCLOSURE_ANSWER, PROCEDURE.name(), request.id(), course.now());
    }
  }

  private boolean over(LocalDate until) {
    return until.isBefore(course.today());
  }
}
