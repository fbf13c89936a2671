package org.shenfa.tickets.web;

import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.organization.Organization;
import org.shenfa.publication.WithdrawalReason;
import org.shenfa.tickets.ErrorKind;
import org.shenfa.tickets.Mending;
import org.shenfa.tickets.Severity;
import org.shenfa.tickets.Ticket;
import org.shenfa.tickets.TicketEvent;
import org.shenfa.tickets.TicketRegister;
import org.shenfa.tickets.TicketRights;
import org.shenfa.vault.Vault;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 纠错台账: who owes what, and one ticket with the page before and after. */
@Controller
class TicketDesk {
  private final TicketRegister register;
  private final TicketRights rights;
  private final Mending mending;
  private final Organization organization;
  private final Vault vault;
  private final Clock clock;

  TicketDesk(
      TicketRegister register,
      TicketRights rights,
      Mending mending,
      Organization organization,
      Vault vault,
      Clock clock) {
    this.register = register;
    this.rights = rights;
    this.mending = mending;
    this.organization = organization;
    this.vault = vault;
    this.clock = clock;
  }

  @GetMapping("/desk/tickets")
  @MayEnter(Role.STAFF)
  String list(@AuthenticationPrincipal SignedIn me, Model model) {
    var owed = register.owed(me.person());
    model.addAttribute("owed", owed);
    model.addAttribute(
        "others",
        register.open(me.person()).stream()
            .filter(t -> owed.stream().noneMatch(o -> o.id() == t.id()))
            .toList());
    model.addAttribute("over", register.over(me.person()));
    model.addAttribute("now", clock.instant());
    return "tickets/list";
  }

  @GetMapping("/desk/tickets/new")
  @MayEnter(Role.STAFF)
  String form(Model model) {
    model.addAttribute("kinds", List.of(ErrorKind.values()));
    return "tickets/new";
  }

  @GetMapping("/desk/tickets/{id}")
  @MayEnter(Role.STAFF)
  String one(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    var ticket = register.seen(me.person(), id);
    var open = rights.open(me.person(), ticket);
    model.addAttribute("ticket", ticket);
    model.addAttribute("open", open.keySet());
    model.addAttribute("reports", register.reports(ticket));
    model.addAttribute("evidence", register.evidence(ticket));
    model.addAttribute("clocks", register.clocks(ticket));
    model.addAttribute("story", register.story(ticket));
    model.addAttribute("kin", register.kin(ticket));
    model.addAttribute("repeated", register.other(ticket.repeats()).orElse(null));
    model.addAttribute("parent", register.other(ticket.kin()).orElse(null));
    model.addAttribute("units", organization.units());
    model.addAttribute("severities", List.of(Severity.values()));
    model.addAttribute("reasons", List.of(WithdrawalReason.values()));
    model.addAttribute("sisters", sisters(me, ticket, open.containsKey(TicketEvent.VERIFY)));
    model.addAttribute("release", mending.current(ticket));
    model.addAttribute("now", clock.instant());
    return "tickets/ticket";
  }

  /** Searched for only where somebody of the newsroom is about to verify or to confirm. */
  private List<org.shenfa.tickets.SisterPage> sisters(SignedIn me, Ticket ticket, boolean verify) {
    return me.is(Role.PUBLICITY) && (verify || ticket.severity() != null)
        ? mending.uncovered(ticket)
        : List.of();
  }

  /** The page as it stood, as text to be saved; nothing of it runs here. */
  @GetMapping("/desk/tickets/{id}/evidence/{n}")
  @MayEnter(Role.STAFF)
  ResponseEntity<byte[]> evidence(
      @AuthenticationPrincipal SignedIn me, @PathVariable long id, @PathVariable long n) {
    var bytes = register.page(register.seen(me.person(), id), n);
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"ticket-%d-%d.html.txt\"".formatted(id, n))
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .body(bytes);
  }

  /** Shows the reporter's contact, once, to whom the vault opens it; the reporter can read why. */
  @PostMapping("/desk/tickets/{id}/identity")
  @MayEnter(Role.STAFF)
  String identity(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String report,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    var ticket = register.seen(me.person(), id);
    var identity =
        register.reports(ticket).stream()
            .filter(r -> r.number().equals(report))
            .map(r -> r.identity())
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElseThrow(NoSuchElementException::new);
    model.addAttribute("ticket", ticket);
    model.addAttribute("number", report);
    model.addAttribute("identity", vault.open(identity, me.person(), reason));
    return "tickets/identity";
  }
}
