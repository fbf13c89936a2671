package org.shenfa.petitions.web;

import static org.shenfa.petitions.web.PetitionPages.or;

import java.time.Clock;
import java.time.Instant;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.organization.Person;
import org.shenfa.petitions.LegalRoute;
import org.shenfa.petitions.Opinion;
import org.shenfa.petitions.PetitionDecisions;
import org.shenfa.petitions.PetitionDossier;
import org.shenfa.petitions.PetitionEvent;
import org.shenfa.petitions.PetitionHandling;
import org.shenfa.petitions.PetitionRegister;
import org.shenfa.petitions.PetitionResults;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 信访办理: each act of the case's page. */
@Controller
class PetitionActs {
  private final PetitionDossier dossier;
  private final PetitionRegister register;
  private final PetitionDecisions decisions;
  private final PetitionHandling handling;
  private final PetitionResults results;
  private final Clock clock;

  PetitionActs(
      PetitionDossier dossier,
      PetitionRegister register,
      PetitionDecisions decisions,
      PetitionHandling handling,
      PetitionResults results,
      Clock clock) {
    this.dossier = dossier;
    this.register = register;
    this.decisions = decisions;
    this.handling = handling;
    this.results = results;
    this.clock = clock;
  }

  /**
   * 办理表单: what one of the page's forms says; each event reads its own fields.
   *
   * @param opinion the draft that was on the page when it was issued
   */
  record Act(
      @Nullable PetitionEvent what,
      @Nullable String matter,
      @Nullable Long accusedUnit,
      @Nullable String accusedPerson,
      @Nullable String list,
      @Nullable String why,
      @Nullable String to,
      @Nullable String paper,
      @Nullable LegalRoute route,
      @Nullable String handlers,
      @Nullable String noInterest,
      @Nullable Integer days,
      @Nullable String claim,
      @Nullable String facts,
      Opinion.@Nullable Finding finding,
      @Nullable String decision,
      @Nullable String basis,
      @Nullable Long opinion,
      @Nullable String body,
      @Nullable String clean,
      @Nullable String conclusion) {

    Opinion drafted() {
      return new Opinion(
          or(claim).strip(),
          or(facts).strip(),
          finding == null ? Opinion.Finding.EXPLAINED : finding,
          or(decision).strip(),
          or(basis).strip());
    }
  }

  @PostMapping("/desk/petitions/{id}")
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
    act(me.person(), id, what, act, clock.instant());
    said.addFlashAttribute("saved", "已办：" + what.label() + "。");
    return stillSees(me, id) ? "redirect:/desk/petitions/" + id : "redirect:/desk/petitions";
  }

  private boolean stillSees(SignedIn me, long id) {
    return dossier.seen(me.person(), clock.instant()).stream().anyMatch(p -> p.id() == id);
  }

  private void act(Person me, long id, PetitionEvent what, Act act, Instant now) {
    var why = or(act.why());
    switch (what) {
      case REGISTER ->
          register.register(
              me,
              id,
              new PetitionRegister.Entered(
                  or(act.matter()), act.accusedUnit(), or(act.accusedPerson())),
              now);
      case SEAL -> register.seal(me, id, or(act.list()), now);
      case ADMIT -> register.admit(me, id, or(act.list()), why, now);
      case REPORT_URGENT -> register.reportUrgent(me, id, why, now);
      case ACCEPT -> decisions.accept(me, id, now);
      case TRANSFER -> decisions.transfer(me, id, or(act.to()), now);
      case OBJECT -> decisions.agreeToObjection(me, id, or(act.paper()), why, now);
      case NOTE_ANSWER -> decisions.noteAnswer(me, id, or(act.paper()), why, now);
      case SEND_BACK -> decisions.sendBack(me, id, why, now);
      case REFER -> decisions.refer(me, id, or(act.to()), why, now);
      case ROUTE_LEGAL ->
          decisions.routeLegally(
              me, id, act.route() == null ? LegalRoute.DUTY : act.route(), why, now);
      case DECLINE -> decisions.decline(me, id, why, now);
      case ASSIGN -> handling.assign(me, id, or(act.handlers()), act.noInterest() != null, now);
      case EXTEND -> handling.extend(me, id, act.days() == null ? 0 : act.days(), why, now);
      case MEDIATE -> handling.mediate(me, id, why, now);
      case DRAFT_OPINION -> handling.draft(me, id, act.drafted(), now);
      case RETURN_OPINION -> handling.returnDraft(me, id, why, now);
      case ISSUE_OPINION -> handling.issue(me, id, act.opinion() == null ? 0 : act.opinion(), now);
      case PREPARE_RESULT -> results.prepare(me, id, or(act.body()), now);
      case HAND_BACK -> results.handBack(me, id, act.clean() != null, or(act.conclusion()), now);
      case DELIVER -> results.deliver(me, id, why, now);
      case ASK_REVIEW -> results.askReview(me, id, or(act.paper()), why, now);
      case ASK_RE_REVIEW -> results.askReReview(me, id, or(act.paper()), why, now);
      case NOTE_REVIEW -> results.noteReview(me, id, or(act.paper()), why, now);
      case HAND_OVER, RECEIVE, SITE_SENDS_BACK, REPLY, LATE, ARCHIVE ->
          throw new NoSuchElementException();
    }
  }
}
