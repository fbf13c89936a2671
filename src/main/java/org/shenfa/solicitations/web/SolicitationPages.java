package org.shenfa.solicitations.web;

import static org.shenfa.regulation.Clause.HOUSE;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Pace;
import org.shenfa.access.Role;
import org.shenfa.procedures.QueryCode;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.reminders.CitizenMail;
import org.shenfa.reminders.OwnMails;
import org.shenfa.site.Outline;
import org.shenfa.site.SiteSettings;
import org.shenfa.solicitations.Answered;
import org.shenfa.solicitations.PublicSolicitations;
import org.shenfa.solicitations.Solicitation;
import org.shenfa.vault.Identity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 我要提意见: the public's side of a solicitation. Sets no cookie and needs no script. */
@Controller
class SolicitationPages {
  private static final String NUMBER = "{number}";
  private static final Duration WHILE = Duration.ofMinutes(15);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int ADDRESSES = 10_000;
  private static final int SENT = 10;
  private static final int ASKED = 20;
  private static final int GUESSED = 5;

  private final PublicSolicitations solicitations;
  private final CitizenMail mail;
  private final OwnMails mails;
  private final Outline outline;
  private final SiteSettings site;
  private final Clock clock;
  private final Pace sending;
  private final Pace asking;
  private final Pace guessing;

  SolicitationPages(
      PublicSolicitations solicitations,
      CitizenMail mail,
      OwnMails mails,
      Outline outline,
      SiteSettings site,
      Clock clock) {
    this.solicitations = solicitations;
    this.mail = mail;
    this.mails = mails;
    this.outline = outline;
    this.site = site;
    this.clock = clock;
    this.sending = new Pace(SENT, WHILE, ADDRESSES, clock);
    this.asking = new Pace(ASKED, HOUR, ADDRESSES, clock);
    this.guessing = new Pace(GUESSED, WHILE, ADDRESSES, clock);
  }

  @GetMapping("/_/solicitations/" + NUMBER)
  @MayEnter(Role.ANYONE)
  String form(@PathVariable String number, Model model) {
    var on = find(number);
    return form(model, on, OpinionForm.empty(on.digest()), List.of());
  }

  @PostMapping("/_/solicitations/" + NUMBER)
  @MayEnter(Role.ANYONE)
  String submit(
      @PathVariable String number,
      @RequestParam(defaultValue = "") String digest,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var on = find(number);
    var typed = OpinionForm.of(request, digest);
    if (!sending.allows(request.getRemoteAddr())) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "900");
      return refused(
          response,
          HttpStatus.TOO_MANY_REQUESTS,
          model,
          on,
          typed,
          List.of(new Violation(HOUSE, null, "从您的网络提交得太多了，请过十五分钟再提交；下面写好的内容还在。也可以用本页写明的其他方式提意见。")));
    }
    try {
      var told = Identity.ofMail(mail.possible() ? typed.mail() : "");
      var receipt =
          solicitations.submit(number, typed.form(), typed.typed(), typed.suspect(), told);
      frame(model);
      model.addAttribute("on", on);
      model.addAttribute("receipt", receipt);
      model.addAttribute("told", !told.empty());
      return "solicitations/receipt";
    } catch (Violations refused) {
      return refused(response, HttpStatus.UNPROCESSABLE_CONTENT, model, on, typed, refused.all());
    }
  }

  /** The draft and the document made of it. */
  @GetMapping("/_/solicitations/" + NUMBER + "/changes")
  @MayEnter(Role.ANYONE)
  String changes(@PathVariable String number, Model model) {
    var on = find(number);
    frame(model);
    model.addAttribute("on", on);
    model.addAttribute(
        "comparison", solicitations.comparison(on).orElseThrow(NoSuchElementException::new));
    model.addAttribute("document", solicitations.released(on.document()).orElseThrow());
    model.addAttribute("feedback", solicitations.released(on.feedback()).orElseThrow());
    return "solicitations/changes";
  }

  private String refused(
      HttpServletResponse response,
      HttpStatus status,
      Model model,
      Solicitation on,
      OpinionForm typed,
      List<Violation> why) {
    response.setStatus(status.value());
    return form(model, on, typed, why);
  }

  private String form(Model model, Solicitation on, OpinionForm typed, List<Violation> why) {
    frame(model);
    model.addAttribute("on", on);
    model.addAttribute("now", LocalDateTime.now(clock));
    model.addAttribute("typed", typed);
    model.addAttribute("mail", mail.possible());
    model.addAttribute("violations", why);
    return "solicitations/form";
  }

  @GetMapping("/_/solicitations/query")
  @MayEnter(Role.ANYONE)
  String query(Model model) {
    return query(model, "", "");
  }

  /** Number and code are sent in the body, so that no address and no log holds them. */
  @PostMapping("/_/solicitations/query")
  @MayEnter(Role.ANYONE)
  String answer(
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return shown(number.strip(), code, request, response, model);
  }

  /** No more mails about the opinions of a receipt; the page of these opinions comes back. */
  @PostMapping("/_/solicitations/query/mails")
  @MayEnter(Role.ANYONE)
  String stopMails(
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    if (look(number.strip(), code, request.getRemoteAddr()).isPresent()) {
      mails.stop(number, QueryCode.digest(code));
    }
    return shown(number.strip(), code, request, response, model);
  }

  private String shown(
      String asked,
      String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var found = look(asked, code, request.getRemoteAddr());
    if (found.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return query(model, asked, "没有查到：请核对回执上的编号和查询码，查询码不分大小写。输错几次以后，要等十五分钟才能再查。");
    }
    frame(model);
    model.addAttribute("answered", found.get());
    model.addAttribute("code", code);
    mails.of(asked, QueryCode.digest(code)).ifPresent(m -> model.addAttribute("mails", m));
    solicitations
        .find(found.get().item())
        .ifPresent(on -> {
          model.addAttribute("on", on);
          solicitations
              .released(on.feedback())
              .ifPresent(r -> model.addAttribute("feedback", r.path()));
        });
    return "solicitations/answer";
  }

  /** Only what was wrong counts; whoever guessed too often is told what is told of no number. */
  private Optional<Answered> look(String number, String code, String address) {
    if (!number.matches("\\d{4}-\\d{4,9}-\\d{4,9}")
        || asking.spent(address)
        || guessing.spent(number)) {
      return Optional.empty();
    }
    var found = solicitations.answered(number, code);
    if (found.isEmpty()) {
      asking.allows(address);
      guessing.allows(number);
    }
    return found;
  }

  private String query(Model model, String number, String sorry) {
    frame(model);
    model.addAttribute("number", number);
    model.addAttribute("sorry", sorry);
    return "solicitations/query";
  }

  private void frame(Model model) {
    model.addAttribute("site", site);
    model.addAttribute("frame", outline.frame());
  }

  private Solicitation find(String number) {
    return solicitations.find(number).orElseThrow(NoSuchElementException::new);
  }
}
