package org.shenfa.letters.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.letters.AgingAnswers;
import org.shenfa.letters.Answering;
import org.shenfa.letters.Answering.Drafted;
import org.shenfa.letters.Channel;
import org.shenfa.letters.Letter;
import org.shenfa.letters.LetterDossier;
import org.shenfa.letters.LetterEvent;
import org.shenfa.letters.LetterFiles;
import org.shenfa.letters.LetterForm;
import org.shenfa.letters.LetterKind;
import org.shenfa.letters.LetterPublication;
import org.shenfa.letters.LetterTopics;
import org.shenfa.letters.Receiving;
import org.shenfa.letters.Redirection;
import org.shenfa.letters.Refusal;
import org.shenfa.letters.Triage;
import org.shenfa.letters.Triage.Judgment;
import org.shenfa.letters.WriterMail;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Violations;
import org.shenfa.vault.Identity;
import org.shenfa.vault.Vault;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * 来信工作台: what waits for one, everything about a letter, entering what came by phone or on paper.
 */
@Controller
class LetterDesk {
  private final LetterDossier dossier;
  private final Triage triage;
  private final Answering answering;
  private final Receiving receiving;
  private final LetterPublication publication;
  private final LetterFiles files;
  private final Vault vault;
  private final LetterTopics topics;
  private final AgingAnswers aging;
  private final WriterMail mail;
  private final Clock clock;

  LetterDesk(
      LetterDossier dossier,
      Triage triage,
      Answering answering,
      Receiving receiving,
      LetterPublication publication,
      LetterFiles files,
      Vault vault,
      LetterTopics topics,
      AgingAnswers aging,
      WriterMail mail,
      Clock clock) {
    this.dossier = dossier;
    this.triage = triage;
    this.answering = answering;
    this.receiving = receiving;
    this.publication = publication;
    this.files = files;
    this.vault = vault;
    this.topics = topics;
    this.aging = aging;
    this.mail = mail;
    this.clock = clock;
  }

  @GetMapping("/desk/letters")
  @MayEnter(Role.STAFF)
  String list(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String topic,
      Model model) {
    var now = clock.instant();
    var waiting = about(topic, dossier.waiting(me.person(), now));
    model.addAttribute("waiting", waiting);
    model.addAttribute(
        "others",
        about(topic, dossier.seen(me.person(), now)).stream()
            .filter(l -> waiting.stream().noneMatch(w -> w.id() == l.id()))
            .toList());
    model.addAttribute("topics", topics.all());
    model.addAttribute("topic", topic);
    model.addAttribute("aged", aging.open(me.person(), now).size());
    model.addAttribute("accounts", me.is(Role.PUBLICITY) ? dossier.accounts() : List.of());
    model.addAttribute("now", now);
    return "letters/list";
  }

  /** Of one topic; all where none is asked for. */
  private static List<Letter> about(String topic, List<Letter> letters) {
    return letters.stream().filter(l -> topic.isEmpty() || l.topic().equals(topic)).toList();
  }

  @GetMapping("/desk/letters/new")
  @MayEnter(Role.PUBLICITY)
  String blank(Model model) {
    model.addAttribute("kinds", List.of(LetterKind.values()));
    model.addAttribute("mail", mail.possible());
    model.addAttribute(
        "now", LocalDateTime.ofInstant(clock.instant(), Shenfa.ZONE).withSecond(0).withNano(0));
    return "letters/enter";
  }

  /** 登记来信: what was taken down by phone, from paper or in person. */
  record Entered(
      @Nullable Channel channel,
      @Nullable LetterKind kind,
      @Nullable String title,
      @Nullable String body,
      @Nullable String place,
      @Nullable String name,
      @Nullable String phone,
      @Nullable String mail,
      @Nullable String publish,
      @Nullable String told,
      @Nullable LocalDateTime received) {}

  @PostMapping("/desk/letters/new")
  @MayEnter(Role.PUBLICITY)
  String enter(
      @AuthenticationPrincipal SignedIn me,
      @ModelAttribute Entered entered,
      HttpServletRequest request,
      Model model) {
    var received = entered.received();
    if (received == null) {
      throw new Violations(Clause.MEASURES_12_2, "请填写收到的时间，例如 2026-01-05T09:00。");
    }
    var receipt =
        receiving.enter(
            me.person(),
            entered.channel() == null ? Channel.WEB : entered.channel(),
            new LetterForm(
                entered.kind() == null ? LetterKind.UNSURE : entered.kind(),
                or(entered.title()),
                or(entered.body()),
                or(entered.place()),
                new Identity(or(entered.name()), or(entered.phone()), or(entered.mail()), "", ""),
                entered.publish() != null,
                mail.possible() && entered.told() != null),
            LetterVisit.uploads(request),
            received.atZone(Shenfa.ZONE).toInstant(),
            clock.instant());
    model.addAttribute("receipt", receipt);
    return "letters/slip";
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }

  @GetMapping("/desk/letters/{id}")
  @MayEnter(Role.STAFF)
  String one(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    var now = clock.instant();
    var of = dossier.of(me.person(), id, now);
    model.addAttribute("dossier", of);
    model.addAttribute("queue", dossier.waiting(me.person(), now));
    model.addAttribute("questions", answering.questions(id));
    model.addAttribute("draft", dossier.draft(of).orElse(null));
    model.addAttribute("files", files.of(id));
    model.addAttribute("renewed", answering.renewed(id));
    model.addAttribute("units", triage.handlers(now));
    model.addAttribute("topics", topics.current());
    model.addAttribute("proposed", topics.proposed(of.texts()));
    model.addAttribute("now", now);
    return "letters/letter";
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
      case REASSIGN -> triage.reassign(me, id, unit, now);
      case DESIGNATE -> triage.designate(me, id, unit, why, now);
      case ADD_CO_HANDLER -> triage.addHelper(me, id, unit, now);
      case ACCEPT_AGAIN -> triage.acceptAgain(me, id, now);
      case DECLINE_AGAIN -> triage.declineAgain(me, id, why, now);
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
      case SITE_SENDS_BACK -> answering.siteSendsBack(me, id, why, now);
      case REPLY -> answering.reply(me, id, now);
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

  /** An attachment, to be saved; it is opened by no page of ours. */
  @GetMapping("/desk/letters/{id}/files/{n}")
  @MayEnter(Role.STAFF)
  ResponseEntity<byte[]> file(
      @AuthenticationPrincipal SignedIn me, @PathVariable long id, @PathVariable int n) {
    var opened = files.open(me.person(), id, n, clock.instant());
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"letter-%d-%d.%s\"".formatted(id, n, opened.file().ending()))
        .contentType(MediaType.parseMediaType(opened.file().mediaType()))
        .body(opened.bytes());
  }

  /** Shows the writer's contact, once, to whom the vault opens it; the writer can read why. */
  @PostMapping("/desk/letters/{id}/identity")
  @MayEnter(Role.STAFF)
  String identity(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    var of = dossier.of(me.person(), id, clock.instant());
    if (of.letter().identity() == null) {
      throw new NoSuchElementException();
    }
    model.addAttribute("number", of.letter().number());
    model.addAttribute("letter", id);
    model.addAttribute("identity", vault.open(of.letter().identity(), me.person(), reason));
    return "letters/identity";
  }
}
