package org.shenfa.tickets.web;

import static org.shenfa.regulation.Clause.MEASURES_25_1;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.publication.WithdrawalReason;
import org.shenfa.regulation.Violations;
import org.shenfa.tickets.Finding;
import org.shenfa.tickets.Findings;
import org.shenfa.tickets.Mending;
import org.shenfa.tickets.PageAddress;
import org.shenfa.tickets.Severity;
import org.shenfa.tickets.Source;
import org.shenfa.tickets.TicketEvent;
import org.shenfa.tickets.TicketHandling;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 纠错单的办理: one form for each step. */
@Controller
class TicketActs {
  private static final String PAGE = "redirect:/desk/tickets/";

  private final Findings findings;
  private final TicketHandling handling;
  private final Mending mending;
  private final PageAddress addresses;

  TicketActs(Findings findings, TicketHandling handling, Mending mending, PageAddress addresses) {
    this.findings = findings;
    this.handling = handling;
    this.mending = mending;
    this.addresses = addresses;
  }

  @PostMapping("/desk/tickets")
  @MayEnter(Role.STAFF)
  String report(
      @AuthenticationPrincipal SignedIn me,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String address,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String quoted,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String organ) {
    var finding =
        new Finding(
            addresses.path(address, TicketForm.host(request)),
            TicketForm.kind(kind),
            quoted,
            words);
    var source =
        organ.isBlank()
            ? new Source.Reader(me.person())
            : new Source.Superior(me.person(), organ.strip());
    return PAGE + findings.report(source, finding);
  }

  @PostMapping("/desk/tickets/{id}")
  @MayEnter(Role.STAFF)
  String act(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String what,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String severity,
      @RequestParam(defaultValue = "0") long unit,
      @RequestParam(defaultValue = "") String main,
      @RequestParam(defaultValue = "") String reason) {
    var by = me.person();
    switch (event(what)) {
      case RELEASE -> handling.release(by, id);
      case CONFIRM_ABUSE -> handling.abuse(by, id, words);
      case CONFIRM -> handling.confirm(by, id, severity(severity), words);
      case REGRADE -> handling.regrade(by, id, severity(severity), words);
      case REJECT -> handling.reject(by, id, words);
      case DUPLICATE -> handling.duplicate(by, id, main);
      case HIDE -> mending.hide(by, id, reason(reason), words);
      case NOTIFY -> handling.notify(by, id, unit, words);
      case DISPUTE -> handling.dispute(by, id, words);
      case FIX -> mending.fixed(by, id, words);
      case VERIFY -> mending.verified(by, id, words);
      case NOT_FIXED -> mending.notFixed(by, id, words);
      case ANSWER -> handling.answer(by, id, words);
      case REPORT, JOIN, SUSPECT -> throw new Violations(MEASURES_25_1, "没有这一项。");
    }
    return PAGE + id;
  }

  @PostMapping("/desk/tickets/{id}/sisters")
  @MayEnter(Role.PUBLICITY)
  String sisters(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
    mending.spread(me.person(), id);
    return PAGE + id;
  }

  private static TicketEvent event(String name) {
    return Arrays.stream(TicketEvent.values())
        .filter(e -> e.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Violations(MEASURES_25_1, "没有这一项。"));
  }

  private static @Nullable Severity severity(String name) {
    return Arrays.stream(Severity.values())
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable WithdrawalReason reason(String name) {
    return Arrays.stream(WithdrawalReason.values())
        .filter(r -> r.name().equals(name))
        .findFirst()
        .orElse(null);
  }
}
