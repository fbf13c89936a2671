package org.shenfa.disclosure;

import static org.shenfa.deadlines.Rule.DISCLOSURE_ANSWER;
import static org.shenfa.deadlines.Rule.DISCLOSURE_CORRECTION;
import static org.shenfa.deadlines.Rule.DISCLOSURE_FEE;
import static org.shenfa.deadlines.Rule.DISCLOSURE_OPINION;
import static org.shenfa.disclosure.Disclosing.PROCEDURE;
import static org.shenfa.regulation.Clause.MEASURES_10_3;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.By;
import org.shenfa.procedures.Passage;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.shenfa.site.SiteSettings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 办理: corrections, consultations, extensions and what to do with too many requests. */
@Service
public class DisclosureHandling {
  private static final int LONGEST_EXTENSION = 20;
  private static final int LONGEST_DELAY = 120;
  private static final int PARTIES = 20;

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
   * 告知补正: once, within seven working days of receipt; no clock runs until the correction is here (30).
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
    deadlines.drop(DISCLOSURE_ANSWER, PROCEDURE.name(), request.id(), "已告知补正，收到补正后重新起算", course.now());
    course.write(request, WritKind.CORRECTION, "", wording.correction(request, words, until));
  }

  /** Enters a correction that came on paper or by word of mouth; the term begins anew with its day. */
  @Transactional
  public void corrected(Person by, String number, String words) {
    var desk = course.by(by, Actor.OPENNESS_DESK);
    var request = course.find(number);
    requests.say(request.id(), DisclosureEvent.CORRECTED, Said.of(words, "words", "补正的内容"), by.id());
    course.take(request, DisclosureEvent.CORRECTED, desk, "", Map.of());
    course.beginAnswer(request.id(), course.today());
  }

  /** 视为放弃: the day is over and there is no good reason; the system does it five days later. */
  @Transactional
  public void lapse(Person by, String number, String reason) {
    var desk = course.by(by, Actor.OPENNESS_DESK);
    var request = course.find(number);
    var why = Said.of(reason, "reason", "没有正当理由的判断依据");
    var until = course.last(request, DisclosureEvent.ASK_CORRECTION).map(DisclosureHandling::until);
    if (until.isPresent() && !course.today().isAfter(until.get())) {
      throw new Violations(MEASURES_10_3, "补正期限到 %s，还没有过。".formatted(until.get()));
    }
    course.take(request, DisclosureEvent.LAPSE, desk, why, Map.of());
  }

  /**
   * 征求意见: everybody of one kind at once; the days until the last may answer are not counted (32 to 34).
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
      requests.consult(request.id(), kind, party, until, by.id());
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
    var all = requests.consultations(request.id());
    var asked =
        all.stream()
            .filter(c -> c.id() == consultation)
            .findFirst()
            .orElseThrow(NoSuchElementException::new);
    new Violations.Gathering()
        .refuseIf(
            asked.stance() != null, MEASURES_10_3, null, "这一方的意见已经登记：" + asked.party() + "。")
        .refuseIf(
            stance == Consultation.Stance.OBJECTS && words.strip().length() < 4,
            MEASURES_10_3,
            "words",
            "不同意公开的，请写明对方的理由。")
        .refuseIf(words.length() > 2000, MEASURES_10_3, "words", "意见最多写 2000 字。")
        .throwIfAny();
    requests.note(consultation, stance, words.strip(), by.id());
    var last =
        all.stream()
            .allMatch(c -> c.id() == consultation || c.stance() != null || over(c.until()));
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

  /** 延期: once, by at most twenty working days, by the head of the body; the applicant is told (33). */
  @Enforces(MEASURES_10_3)
  @Transactional
  public void extend(Person by, String number, int days, String reason) {
    var head = course.by(by, Actor.OFFICE_HEAD);
    var request = course.find(number);
    var why = Said.of(reason, "reason", "延期的理由");
    lengthen(request, DisclosureEvent.EXTEND, head, days, LONGEST_EXTENSION, why);
    course.write(
        request, WritKind.EXTENSION, "", wording.extension(request, why, days, due(request)));
  }

  private void lengthen(
      Request request, DisclosureEvent event, By by, int days, int most, String why) {
    new Violations.Gathering()
        .refuseIf(
            days < 1 || days > most,
            MEASURES_10_3,
            "days",
            "延长 1 至 %d 个工作日。".formatted(most))
        .refuseIf(
            deadlines
                .running(DISCLOSURE_ANSWER, PROCEDURE.name(), request.id())
                .filter(d -> d.over(course.now()))
                .isPresent(),
            MEASURES_10_3,
            null,
            "答复期限已经过了，不能再延长。")
        .refuseIf(
            course.happened(request, DisclosureEvent.EXTEND)
                || course.happened(request, DisclosureEvent.DELAY),
            MEASURES_10_3,
            null,
            "答复期限只能延长一次，这一件已经延长过（公开条例第三十三条）。")
        .throwIfAny();
    course.take(request, event, by, why, Map.of("days", Integer.toString(days)));
    course.paid(request);
    deadlines.extend(DISCLOSURE_ANSWER, PROCEDURE.name(), request.id(), days, why, course.now());
  }

  private LocalDate due(Request request) {
    return deadlines
        .running(DISCLOSURE_ANSWER, PROCEDURE.name(), request.id())
        .flatMap(d -> d.due())
        .orElseThrow(
            () -> new Violations(MEASURES_10_3, "现在推算不出答复期限，请先在“日历”里录入当年的放假安排。"));
  }

  /** 要求说明理由: where number or frequency is clearly beyond reason; once (35). */
  @Transactional
  public void askReasons(Person by, String number, String why, LocalDate until) {
    var desk = course.by(by, Actor.OPENNESS_DESK);
    var request = course.find(number);
    var words = Said.of(why, "why", "为什么认为明显超过合理范围");
    new Violations.Gathering()
        .refuseIf(
            course.happened(request, DisclosureEvent.ASK_REASONS),
            MEASURES_10_3,
            null,
            "这一件已经要求说明过理由，不能再要求。")
        .refuseIf(
            until.isBefore(course.today().plusDays(3)) || until.isAfter(course.today().plusDays(30)),
            MEASURES_10_3,
            "until",
            "说明理由的期限，从今天起 3 至 30 天；答复期限照常计算。")
        .throwIfAny();
    course.take(
        request, DisclosureEvent.ASK_REASONS, desk, words, Map.of("until", until.toString()));
    course.write(request, WritKind.REASONS, "", wording.reasons(request, words, until));
  }

  /** Enters reasons that came otherwise than online. */
  @Transactional
  public void reasonsGiven(Person by, String number, String words) {
    var desk = course.by(by, Actor.OPENNESS_DESK);
    var request = course.find(number);
    if (course
        .last(request, DisclosureEvent.ASK_REASONS, DisclosureEvent.REASONS_GIVEN)
        .filter(p -> p.event().equals(DisclosureEvent.ASK_REASONS.name()))
        .isEmpty()) {
      throw new Violations(MEASURES_10_3, "没有要求申请人说明理由，或者已经登记过。");
    }
    requests.say(
        request.id(), DisclosureEvent.REASONS_GIVEN, Said.of(words, "words", "申请人说明的理由"), by.id());
    course.take(request, DisclosureEvent.REASONS_GIVEN, desk, "", Map.of());
  }

  /** 延迟答复: the reasons are good, but the term is too short; a reasonable one is told (35). */
  @Transactional
  public void delay(Person by, String number, int days, String reason) {
    var desk = course.by(by, Actor.OPENNESS_DESK);
    var request = course.find(number);
    var why = Said.of(reason, "reason", "不能在法定期限内答复的原因");
    if (!course.happened(request, DisclosureEvent.REASONS_GIVEN)) {
      throw new Violations(MEASURES_10_3, "申请人说明了理由、理由合理的，才能告知延迟答复（公开条例第三十五条）。");
    }
    lengthen(request, DisclosureEvent.DELAY, desk, days, LONGEST_DELAY, why);
    course.write(request, WritKind.DELAY, "", wording.delay(request, why, days, due(request)));
  }

  /** 收费: only where number or frequency is clearly beyond reason (42); the term waits for the payment. */
  @Transactional
  public void charge(Person by, String number, String amount, String basis) {
    var desk = course.by(by, Actor.OPENNESS_DESK);
    var request = course.find(number);
    var words = Said.of(basis, "basis", "收费的计算依据");
    new Violations.Gathering()
        .refuseIf(
            !amount.matches("[1-9][0-9]{0,6}(\\.[0-9]{2})?"),
            MEASURES_10_3,
            "amount",
            "金额写成 300 或者 300.00。")
        .refuseIf(
            course.happened(request, DisclosureEvent.CHARGE),
            MEASURES_10_3,
            null,
            "这一件已经通知过缴费。")
        .throwIfAny();
    var until = course.due(DISCLOSURE_FEE, course.today());
    course.take(
        request,
        DisclosureEvent.CHARGE,
        desk,
        words,
        Map.of("amount", amount, "until", until.toString()));
    deadlines.drop(DISCLOSURE_ANSWER, PROCEDURE.name(), request.id(), "已通知缴费，缴费后重新起算", course.now());
    course.write(request, WritKind.FEE, "", wording.fee(request, amount, words, until));
  }

  /** Enters a payment; the term begins anew. */
  @Transactional
  public void paid(Person by, String number) {
    var desk = course.by(by, Actor.OPENNESS_DESK);
    var request = course.find(number);
    if (!course.unpaid(request)) {
      throw new Violations(MEASURES_10_3, "没有等待缴纳的费用。");
    }
    course.take(request, DisclosureEvent.PAID, desk, "", Map.of());
    course.beginAnswer(request.id(), course.today());
  }

  /** Every party that was asked. */
  public List<Consultation> consultations(Request request) {
    return requests.consultations(request.id());
  }

  static LocalDate until(Passage passage) {
    return LocalDate.parse(String.valueOf(passage.details().get("until")));
  }
}
