package org.shenfa.letters.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.letters.Answering;
import org.shenfa.letters.Answering.Drafted;
import org.shenfa.letters.Assigning;
import org.shenfa.letters.LetterDossier;
import org.shenfa.letters.LetterEvent;
import org.shenfa.letters.LetterKind;
import org.shenfa.letters.LetterPublication;
import org.shenfa.letters.Redirection;
import org.shenfa.letters.Refusal;
import org.shenfa.letters.Replying;
import org.shenfa.letters.Triage;
import org.shenfa.letters.Triage.Judgment;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 来信办理: takes what a form of the letter's page says to the service that does it. */
@Controller
class LetterActs {
  private final LetterDossier dossier;
  private final Triage triage;
  private final Assigning assigning;
  private final Answering answering;
  private final Replying replying;
  private final LetterPublication publication;
  private final Clock clock;

  LetterActs(
      LetterDossier dossier,
      Triage triage,
      Assigning assigning,
      Answering answering,
      Replying replying,
      LetterPublication publication,
      Clock clock) {
    this.dossier = dossier;
    this.triage = triage;
    this.assigning = assigning;
    this.answering = answering;
    this.replying = replying;
    this.publication = publication;
    this.clock = clock;
  }

  /**
   * 办理表单: what one of the page's forms says; each event reads its own fields.
   *
   * @param answered indexes of the questions that were ticked
   */
  record Act(
      @Nullable LetterEvent what,
      @Nullable LetterKind kind,
      @Nullable Boolean investigate,
      @Nullable String why,
      @Nullable Long unit,
      @Nullable Long accused,
      @Nullable String body,
      @Nullable String basis,
      @Nullable List<Integer> answered,
      @Nullable String inSpiteOf,
      @Nullable String main,
      @Nullable Refusal refusal,
      @Nullable Redirection to,
      @Nullable String topic,
      @Nullable Boolean changed) {

    Judgment judgment() {
      return new Judgment(
          kind == null ? LetterKind.UNSURE : kind, investigate, or(why), accused, or(topic));
    }
  }

  @PostMapping("/desk/letters/{id}")
  @MayEnter(Role.STAFF)
  String act(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @ModelAttribute Act act,
      RedirectAttributes said) {
    var what = act.what();
    if (what == null) {
      throw new NoSuchElementException();
    }
    var item = act(me, id, what, act, clock.instant());
    if (!item.isEmpty()) {
      return "redirect:/desk/items/" + item + "/edit";
    }
    said.addFlashAttribute("saved", "已办：" + what.label() + "。");
    return stillSees(me, id) ? "redirect:/desk/letters/" + id : "redirect:/desk/letters";
  }

  private boolean stillSees(SignedIn me, long id) {
    try {
      dossier.of(me.person(), id, clock.instant());
      return true;
    } catch (NoSuchElementException handedOn) {
      return false;
    }
  }

  /** Does it; the name of the item where one was begun. */
  private String act(SignedIn who, long id, LetterEvent what, Act act, Instant now) {
    var me = who.person();
    var why = or(act.why());
    var unit = act.unit() == null ? 0 : act.unit();
    switch (what) {
      case RELEASE -> triage.release(me, id, why, now);
      case CONFIRM_ABUSE -> triage.confirmAbuse(me, id, why, now);
      case ASSIGN -> triage.assign(me, id, act.judgment(), unit, now);
      case TO_PETITION -> triage.toPetition(me, id, act.judgment(), now);
      case REDIRECT ->
          triage.redirect(me, id, act.to() == null ? Redirection.OTHER_ORGAN : act.to(), why, now);
      case MERGE -> triage.merge(me, id, or(act.main()), now);
      case REFUSE ->
          triage.refuse(me, id, act.refusal() == null ? Refusal.EMPTY : act.refusal(), now);
      case REASSIGN -> assigning.reassign(me, id, unit, now);
      case DESIGNATE -> assigning.designate(me, id, unit, why, now);
      case ADD_CO_HANDLER -> assigning.addHelper(me, id, unit, now);
      case ACCEPT_AGAIN -> assigning.acceptAgain(me, id, now);
      case DECLINE_AGAIN -> assigning.declineAgain(me, id, why, now);
      case ASK_MORE -> answering.askMore(me, id, why, now);
      case RETURN -> answering.giveBack(me, id, why, or(act.main()), now);
      case INTERIM_REPLY -> answering.interim(me, id, or(act.body()), now);
      case DRAFT ->
          answering.draft(
              me,
              id,
              new Drafted(
                  or(act.body()),
                  or(act.basis()),
                  act.answered() == null ? List.of() : act.answered(),
                  or(act.inSpiteOf())),
              now);
      case SECRECY_PASS -> answering.secrecy(me, id, true, why, now);
      case SECRECY_FAIL -> answering.secrecy(me, id, false, why, now);
      case SEND_BACK -> answering.sendBack(me, id, why, now);
      case APPROVE -> answering.approve(me, id, act.changed(), now);
      case SITE_SENDS_BACK -> replying.siteSendsBack(me, id, why, now);
      case REPLY -> replying.reply(me, id, now);
      case PREPARE_PUBLICATION -> {
        return Long.toString(publication.prepare(me, id, now).id());
      }
      case KEEP_PRIVATE -> publication.keepPrivate(me, id, why, now);
      case SUBMIT,
          SUSPECT,
          RESULT,
          PETITION_NOTICE,
          PETITION_ENDS,
          SUPPLEMENT,
          PUBLISH,
          CONFIRM_LIVE,
          UNPUBLISH,
          RATE,
          WINDOW_ENDS,
          ASK_AGAIN,
          WITHDRAW,
          ARCHIVE ->
          throw new NoSuchElementException();
    }
    return "";
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}
