package org.shenfa.disclosure;

import static org.shenfa.deadlines.Rule.DISCLOSURE_ANSWER;
import static org.shenfa.deadlines.Rule.DISCLOSURE_FEE;
import static org.shenfa.disclosure.Disclosing.PROCEDURE;
import static org.shenfa.regulation.Clause.MEASURES_10_3;

import java.time.LocalDate;
import java.util.Map;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.regulation.Violations;
import org.shenfa.site.SiteSettings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 数量、频次明显超过合理范围: reasons are asked for first; then delay, fee or neither (公开条例第三十五条、第四十二条). */
@Service
public class DisclosureExcess {
  private static final int LONGEST_DELAY = 120;

  private final DisclosureRequests requests;
  private final DisclosureCourse course;
  private final Deadlines deadlines;
  private final Wording wording;

  DisclosureExcess(
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
            until.isBefore(course.today().plusDays(3))
                || until.isAfter(course.today().plusDays(30)),
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
    course.lengthen(request, DisclosureEvent.DELAY, desk, days, LONGEST_DELAY, why);
    course.write(
        request, WritKind.DELAY, "", wording.delay(request, why, days, course.promised(request)));
  }

  /**
   * 收费: only where number or frequency is clearly beyond reason (42); the term waits for the
   * payment.
   */
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
            course.happened(request, DisclosureEvent.CHARGE), MEASURES_10_3, null, "这一件已经通知过缴费。")
        .throwIfAny();
    var until = course.due(DISCLOSURE_FEE, course.today());
    course.take(
        request,
        DisclosureEvent.CHARGE,
        desk,
        words,
        Map.of("amount", amount, "until", until.toString()));
    deadlines.drop(
        DISCLOSURE_ANSWER, PROCEDURE.name(), request.id(), "已通知缴费，缴费后重新起算", course.now());
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
}
