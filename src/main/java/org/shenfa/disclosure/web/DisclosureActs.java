package org.shenfa.disclosure.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.disclosure.Consultation;
import org.shenfa.disclosure.ConsultationKind;
import org.shenfa.disclosure.DisclosureAfterwards;
import org.shenfa.disclosure.DisclosureConsulting;
import org.shenfa.disclosure.DisclosureEvent;
import org.shenfa.disclosure.DisclosureExcess;
import org.shenfa.disclosure.DisclosureHandling;
import org.shenfa.disclosure.DisclosureIntake;
import org.shenfa.disclosure.DisclosureReplying;
import org.shenfa.disclosure.Need;
import org.shenfa.disclosure.Outcome;
import org.shenfa.disclosure.Reply;
import org.shenfa.disclosure.WantedForm;
import org.shenfa.disclosure.Withheld;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 依申请公开的办理: each act of the workbench. */
@Controller
class DisclosureActs {
  private static final String CASE = DisclosureDeskPages.CASE;

  private final DisclosureIntake intake;
  private final DisclosureHandling handling;
  private final DisclosureConsulting consulting;
  private final DisclosureExcess excess;
  private final DisclosureReplying replying;
  private final DisclosureAfterwards afterwards;

  DisclosureActs(
      DisclosureIntake intake,
      DisclosureHandling handling,
      DisclosureConsulting consulting,
      DisclosureExcess excess,
      DisclosureReplying replying,
      DisclosureAfterwards afterwards) {
    this.intake = intake;
    this.handling = handling;
    this.consulting = consulting;
    this.excess = excess;
    this.replying = replying;
    this.afterwards = afterwards;
  }

  private static String back(String number) {
    return "redirect:/desk/disclosure/" + number;
  }

  @PostMapping(CASE + "/confirm")
  @MayEnter(Role.STAFF)
  String confirm(@AuthenticationPrincipal SignedIn me, @PathVariable String number) {
    intake.confirm(me.person(), number);
    return back(number);
  }

  /** What an applicant said on paper or by word of mouth, or a reason of one's own. */
  @PostMapping(CASE + "/said/{event}")
  @MayEnter(Role.STAFF)
  String said(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String number,
      @PathVariable DisclosureEvent event,
      @RequestParam(defaultValue = "") String words) {
    switch (event) {
      case WITHDRAW -> intake.withdraw(me.person(), number, words);
      case CORRECTED -> handling.corrected(me.person(), number, words);
      case LAPSE -> handling.lapse(me.person(), number, words);
      case REASONS_GIVEN -> excess.reasonsGiven(me.person(), number, words);
      case RECORD_ERROR -> afterwards.recordError(me.person(), number, words);
      case RECORD_SETTLED -> afterwards.recordSettled(me.person(), number, words);
      case PROPOSE_PROACTIVE -> afterwards.proposeProactive(me.person(), number, words);
      case SEND_BACK -> replying.sendBack(me.person(), number, words);
      case APPLY,
          SUGGEST,
          CONFIRM,
          ASK_CORRECTION,
          NOT_A_REQUEST,
          ASK_REASONS,
          REFUSE_EXCESS,
          DELAY,
          CHARGE,
          PAID,
          FEE_LAPSE,
          CONSULT_THIRD_PARTY,
          CONSULT_CO_AUTHOR,
          OPINION_NOTED,
          OPINION,
          SILENCE,
          EXTEND,
          PREPARE,
          REVIEW_SECRECY,
          DECIDE,
          DELIVER,
          ARCHIVE ->
          throw new NoSuchElementException();
    }
    return back(number);
  }

  @PostMapping(CASE + "/correction")
  @MayEnter(Role.STAFF)
  String askCorrection(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String what,
      @RequestParam LocalDate until) {
    handling.askCorrection(me.person(), number, what, until);
    return back(number);
  }

  @PostMapping(CASE + "/consultation")
  @MayEnter(Role.STAFF)
  String consult(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String number,
      @RequestParam ConsultationKind kind,
      @RequestParam(defaultValue = "") String parties,
      @RequestParam(defaultValue = "") String about,
      @RequestParam LocalDate reached) {
    consulting.consult(me.person(), number, kind, parties, about, reached);
    return back(number);
  }

  @PostMapping(CASE + "/opinion")
  @MayEnter(Role.STAFF)
  String opinion(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String number,
      @RequestParam long consultation,
      @RequestParam Consultation.Stance stance,
      @RequestParam(defaultValue = "") String words) {
    consulting.opinion(me.person(), number, consultation, stance, words);
    return back(number);
  }

  @PostMapping(CASE + "/extension")
  @MayEnter(Role.STAFF)
  String extend(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String number,
      @RequestParam int days,
      @RequestParam(defaultValue = "") String reason) {
    handling.extend(me.person(), number, days, reason);
    return back(number);
  }

  @PostMapping(CASE + "/reasons")
  @MayEnter(Role.STAFF)
  String askReasons(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String why,
      @RequestParam LocalDate until) {
    excess.askReasons(me.person(), number, why, until);
    return back(number);
  }

  @PostMapping(CASE + "/delay")
  @MayEnter(Role.STAFF)
  String delay(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String number,
      @RequestParam int days,
      @RequestParam(defaultValue = "") String reason) {
    excess.delay(me.person(), number, days, reason);
    return back(number);
  }

  @PostMapping(CASE + "/fee")
  @MayEnter(Role.STAFF)
  String charge(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String amount,
      @RequestParam(defaultValue = "") String basis) {
    excess.charge(me.person(), number, amount.strip(), basis);
    return back(number);
  }

  @PostMapping(CASE + "/paid")
  @MayEnter(Role.STAFF)
  String paid(@AuthenticationPrincipal SignedIn me, @PathVariable String number) {
    excess.paid(me.person(), number);
    return back(number);
  }

  /**
   * A reply with what its outcome demands: to the head, or told at once where no decision is
   * needed.
   */
  @PostMapping(CASE + "/reply/{outcome}")
  @MayEnter(Role.STAFF)
  String reply(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String number,
      @PathVariable Outcome outcome,
      @RequestParam(required = false) @Nullable Withheld withheld,
      HttpServletRequest request) {
    var given = new EnumMap<Need, String>(Need.class);
    for (var need : Need.values()) {
      given.put(need, Optional.ofNullable(request.getParameter(need.name())).orElse(""));
    }
    var reply = new Reply(outcome, withheld, given);
    if (outcome.event() == DisclosureEvent.DECIDE) {
      replying.prepare(me.person(), number, reply);
    } else {
      replying.tell(me.person(), number, reply);
    }
    return back(number);
  }

  @PostMapping(CASE + "/decision")
  @MayEnter(Role.STAFF)
  String decide(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String number,
      @RequestParam long reply,
      @RequestParam(defaultValue = "") String files,
      @RequestParam(defaultValue = "") String secrecy,
      @RequestParam(defaultValue = "") String law) {
    replying.decide(me.person(), number, new DisclosureReplying.Review(reply, files, secrecy, law));
    return back(number);
  }

  @PostMapping(CASE + "/delivery")
  @MayEnter(Role.STAFF)
  String deliver(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String number,
      @RequestParam WantedForm as,
      @RequestParam(defaultValue = "") String why) {
    replying.deliver(me.person(), number, as, why);
    return back(number);
  }
}
