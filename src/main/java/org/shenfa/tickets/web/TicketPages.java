package org.shenfa.tickets.web;

import static org.shenfa.regulation.Clause.MEASURES_25_1;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shenfa.access.FormToken;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Pace;
import org.shenfa.access.Proofs;
import org.shenfa.access.Role;
import org.shenfa.procedures.QueryCode;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.reminders.CitizenMail;
import org.shenfa.reminders.OwnMails;
import org.shenfa.site.Outline;
import org.shenfa.site.SiteSettings;
import org.shenfa.tickets.Doubt;
import org.shenfa.tickets.ErrorKind;
import org.shenfa.tickets.Findings;
import org.shenfa.tickets.PageAddress;
import org.shenfa.tickets.TicketStatus;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * 我为政府网站找错: for everybody, without account, cookie or script. The page somebody came from is filled
 * in by what the browser says of it, so that no static page carries an address of its own.
 */
@Controller
class TicketPages {
  private static final Duration LEAST = Duration.ofSeconds(3);
  private static final int ADDRESSES = 10_000;
  private static final String SORRY = "没有找到这一件：编号和查询码要一起对上。输错几次以后要等一刻钟再试。";

  private final Findings findings;
  private final TicketStatus status;
  private final PageAddress addresses;
  private final Outline outline;
  private final SiteSettings site;
  private final Proofs proofs;
  private final CitizenMail mail;
  private final OwnMails mails;
  private final Clock clock;
  private final FormToken tokens = new FormToken();
  private final Pace usual;
  private final Pace flood;
  private final Pace guesses;

  TicketPages(
      Findings findings,
      TicketStatus status,
      PageAddress addresses,
      Outline outline,
      SiteSettings site,
      Proofs proofs,
      CitizenMail mail,
      OwnMails mails,
      Clock clock) {
    this.findings = findings;
    this.status = status;
    this.addresses = addresses;
    this.outline = outline;
    this.site = site;
    this.proofs = proofs;
    this.mail = mail;
    this.mails = mails;
    this.clock = clock;
    this.usual = new Pace(2, Duration.ofMinutes(5), ADDRESSES, clock);
    this.flood = new Pace(60, Duration.ofMinutes(15), ADDRESSES, clock);
    this.guesses = new Pace(20, Duration.ofHours(1), ADDRESSES, clock);
  }

  @GetMapping("/_/tickets")
  @MayEnter(Role.ANYONE)
  String write(HttpServletRequest request, HttpServletResponse response, Model model) {
    var from =
        addresses.from(
            Optional.ofNullable(request.getHeader(HttpHeaders.REFERER)).orElse(""),
            TicketForm.host(request));
    return form(
        response,
        model,
        new TicketForm(from.map(p -> Map.of("address", p)).orElse(Map.of())),
        List.of(),
        HttpStatus.OK);
  }

  private void frame(HttpServletResponse response, Model model, HttpStatus code) {
    response.setStatus(code.value());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    model.addAttribute("site", site);
    model.addAttribute("frame", outline.frame());
  }

  private String form(
      HttpServletResponse response,
      Model model,
      TicketForm form,
      List<Violation> violations,
      HttpStatus code) {
    frame(response, model, code);
    model.addAttribute("kinds", List.of(ErrorKind.values()));
    model.addAttribute("typed", form.typed());
    model.addAttribute("mail", mail.possible());
    model.addAttribute("violations", violations);
    var token = form.value("token");
    model.addAttribute("token", token.isEmpty() ? tokens.issue(clock.instant()) : token);
    model.addAttribute("challenge", proofs.challenge(clock.instant()));
    return "tickets/report";
  }

  @PostMapping("/_/tickets")
  @MayEnter(Role.ANYONE)
  String submit(HttpServletRequest request, HttpServletResponse response, Model model) {
    var form = TicketForm.of(request);
    if (!flood.allows(request.getRemoteAddr())) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "900");
      return form(
          response,
          model,
          form,
          said("从您所在的网络提交太多，请过一刻钟再提交，或者打电话给我们；写好的内容还在下面。"),
          HttpStatus.TOO_MANY_REQUESTS);
    }
    try {
      var path = addresses.path(form.value("address"), TicketForm.host(request));
      var opened = tokens.read(form.value("token"));
      var receipt =
          findings.submit(
              opened.sent(), form.finding(path), form.contact(), doubts(request, form, opened));
      frame(response, model, HttpStatus.OK);
      model.addAttribute("receipt", receipt);
      return "tickets/receipt";
    } catch (Violations refused) {
      return form(response, model, form, refused.all(), HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (DataAccessException e) {
      return form(
          response,
          model,
          form,
          said("暂时收不下，请过几分钟再提交；写好的内容还在下面，重复提交也只算一次。"),
          HttpStatus.SERVICE_UNAVAILABLE);
    }
  }

  private static List<Violation> said(String sentence) {
    return List.of(new Violation(MEASURES_25_1, null, sentence));
  }

  private EnumSet<Doubt> doubts(
      HttpServletRequest request, TicketForm form, FormToken.Opened opened) {
    var now = clock.instant();
    var doubts = EnumSet.noneOf(Doubt.class);
    if (!form.value("homepage").isEmpty()) {
      doubts.add(Doubt.TRAP);
    }
    if (opened.within(LEAST, now)) {
      doubts.add(Doubt.HASTE);
    }
    if (!usual.allows(request.getRemoteAddr()) && !proofs.holds(form.value("proof"), now)) {
      doubts.add(Doubt.MANY);
    }
    return doubts;
  }

  @GetMapping("/_/tickets/status")
  @MayEnter(Role.ANYONE)
  String ask(HttpServletResponse response, Model model) {
    return ask(response, model, "", HttpStatus.OK, "");
  }

  private String ask(
      HttpServletResponse response, Model model, String number, HttpStatus code, String sorry) {
    frame(response, model, code);
    model.addAttribute("number", number);
    model.addAttribute("sorry", sorry);
    return "tickets/ask";
  }

  @PostMapping("/_/tickets/status")
  @MayEnter(Role.ANYONE)
  String show(HttpServletRequest request, HttpServletResponse response, Model model) {
    var form = TicketForm.of(request);
    var address = request.getRemoteAddr();
    var found =
        guesses.spent(address)
            ? Optional.<TicketStatus.Shown>empty()
            : status.of(form.value("number"), form.value("code"));
    if (found.isEmpty()) {
      guesses.allows(address);
      return ask(response, model, form.value("number"), HttpStatus.NOT_FOUND, SORRY);
    }
    frame(response, model, HttpStatus.OK);
    model.addAttribute("shown", found.get());
    model.addAttribute("code", form.value("code"));
    mails
        .of(form.value("number"), QueryCode.digest(form.value("code")))
        .ifPresent(told -> model.addAttribute("mails", told));
    return "tickets/status";
  }

  /** 不再发邮件. */
  @PostMapping("/_/tickets/mails")
  @MayEnter(Role.ANYONE)
  String stopMails(HttpServletRequest request, HttpServletResponse response, Model model) {
    var form = TicketForm.of(request);
    if (!guesses.spent(request.getRemoteAddr())) {
      mails.stop(form.value("number"), QueryCode.digest(form.value("code")));
    }
    return show(request, response, model);
  }
}
