package org.shenfa.disclosure.web;

import static org.shenfa.regulation.Clause.HOUSE;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Pace;
import org.shenfa.access.Role;
import org.shenfa.access.TypedForm;
import org.shenfa.disclosure.DisclosureEvent;
import org.shenfa.disclosure.DisclosureFiles;
import org.shenfa.disclosure.DisclosureIntake;
import org.shenfa.disclosure.DisclosureStatus;
import org.shenfa.procedures.QueryCode;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.reminders.CitizenMail;
import org.shenfa.reminders.OwnMails;
import org.shenfa.site.Outline;
import org.shenfa.site.SiteSettings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 依申请公开: the form and the status, for everybody; no account, no cookie, no script needed. */
@Controller
class DisclosurePages {
  private static final String FORM = "/_/disclosure";
  private static final Duration WHILE = Duration.ofMinutes(15);
  private static final int SENT = 20;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int ASKED = 20;
  private static final int ADDRESSES = 10_000;

  private final DisclosureIntake intake;
  private final DisclosureStatus status;
  private final CitizenMail mail;
  private final OwnMails mails;
  private final Outline outline;
  private final SiteSettings site;
  private final Pace sending;
  private final Pace asking;

  DisclosurePages(
      DisclosureIntake intake,
      DisclosureStatus status,
      CitizenMail mail,
      OwnMails mails,
      Outline outline,
      SiteSettings site,
      Clock clock) {
    this.intake = intake;
    this.status = status;
    this.mail = mail;
    this.mails = mails;
    this.outline = outline;
    this.site = site;
    this.sending = new Pace(SENT, WHILE, ADDRESSES, clock);
    this.asking = new Pace(ASKED, HOUR, ADDRESSES, clock);
  }

  @GetMapping(FORM)
  @MayEnter(Role.ANYONE)
  String form(Model model) {
    return form(model, QueryCode.fresh().form(), List.of());
  }

  private String form(Model model, String form, List<Violation> why) {
    frame(model);
    model.addAttribute("form", form);
    model.addAttribute("mail", mail.possible());
    model.addAttribute("violations", why);
    return "disclosure/form";
  }

  @PostMapping(FORM)
  @MayEnter(Role.ANYONE)
  String file(
      @RequestParam(defaultValue = "") String form,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var known = QueryCode.wellFormed(form) ? form : QueryCode.fresh().form();
    var why = List.<Violation>of();
    var code = HttpStatus.UNPROCESSABLE_CONTENT;
    if (!sending.allows(request.getRemoteAddr())) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "900");
      code = HttpStatus.TOO_MANY_REQUESTS;
      why =
          List.of(
              new Violation(
                  HOUSE,
                  null,
                  "从您的网络提交得太多了，请过十五分钟再提交，填好的内容还在；也可以邮寄或者当面提出，电话 " + site.phone() + "。"));
    } else {
      try {
        var receipt = intake.file(ApplicationForm.of(request), new QueryCode(known));
        frame(model);
        model.addAttribute("receipt", receipt);
        return "disclosure/receipt";
      } catch (Violations refused) {
        why = refused.all();
      }
    }
    response.setStatus(code.value());
    typed(request, FORM);
    return form(model, known, why);
  }

  private static void typed(HttpServletRequest request, String action) {
    var typed = new HashMap<String, List<String>>();
    request.getParameterMap().forEach((name, values) -> typed.put(name, Arrays.asList(values)));
    new TypedForm(action, typed).shownBy(request);
  }

  @GetMapping(FORM + "/status")
  @MayEnter(Role.ANYONE)
  String query(Model model) {
    return query(model, "", "");
  }

  private String query(Model model, String number, String sorry) {
    frame(model);
    model.addAttribute("number", number);
    model.addAttribute("sorry", sorry);
    return "disclosure/query";
  }

  /** Number and code come in the body, so that no address and no log has them. */
  @PostMapping(FORM + "/status")
  @MayEnter(Role.ANYONE)
  String show(
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return show(number, code, List.of(), request, response, model);
  }

  /** Only what was wrong counts; whoever guessed too often is told what is told of no number. */
  private String show(
      String number,
      String code,
      List<Violation> why,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var address = request.getRemoteAddr();
    var found =
        asking.spent(address)
            ? Optional.<DisclosureStatus.Shown>empty()
            : status.look(number, code);
    if (found.isEmpty()) {
      asking.allows(address);
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return query(model, number, "没有查到：请核对回执上的编号和查询码，查询码不分大小写。连续输错五次，这个编号要停十五分钟才能再查。");
    }
    frame(model);
    model.addAttribute("on", found.get());
    model.addAttribute("code", code);
    mails.of(number, QueryCode.digest(code)).ifPresent(m -> model.addAttribute("mails", m));
    model.addAttribute("violations", why);
    return "disclosure/status";
  }

  /** No more mails about a request; its page comes back. */
  @PostMapping(FORM + "/mails")
  @MayEnter(Role.ANYONE)
  String stopMails(
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    if (!asking.spent(request.getRemoteAddr()) && status.look(number, code).isPresent()) {
      mails.stop(number, QueryCode.digest(code));
    }
    return show(number, code, List.of(), request, response, model);
  }

  /** A file of the reply; number and code come in the body here too. */
  @PostMapping(FORM + "/status/file")
  @MayEnter(Role.ANYONE)
  Object file(
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "0") long file,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var found =
        asking.spent(request.getRemoteAddr())
            ? Optional.<DisclosureFiles.Opened>empty()
            : status.file(number, code, file);
    return found.isPresent()
        ? DisclosureEnclosures.handed(found.get())
        : show(number, code, List.of(), request, response, model);
  }

  /** One more step of the applicant, shown on the page of the request. */
  @PostMapping(FORM + "/status/act")
  @MayEnter(Role.ANYONE)
  String act(
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String event,
      @RequestParam(defaultValue = "") String words,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    if (!sending.allows(request.getRemoteAddr())) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "900");
      response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
      return query(model, number, "提交得太多了，请过十五分钟再试。");
    }
    try {
      status.say(number, code, event(event), words);
      return show(number, code, List.of(), request, response, model);
    } catch (Violations refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      typed(request, FORM + "/status/act");
      return show(number, code, refused.all(), request, response, model);
    }
  }

  private static DisclosureEvent event(String name) {
    return Arrays.stream(DisclosureEvent.values())
        .filter(e -> e.name().equals(name))
        .findFirst()
        .orElseThrow(NoSuchElementException::new);
  }

  private void frame(Model model) {
    model.addAttribute("site", site);
    model.addAttribute("frame", outline.frame());
  }
}
