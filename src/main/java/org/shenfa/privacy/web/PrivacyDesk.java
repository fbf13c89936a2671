package org.shenfa.privacy.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.privacy.Kept;
import org.shenfa.privacy.RetentionTerm;
import org.shenfa.privacy.RetentionTerms;
import org.shenfa.privacy.RightsDesk;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Violations;
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

/** 个人信息台: requests for erasure, terms of keeping, certificates. */
@Controller
class PrivacyDesk {
  private final RightsDesk desk;
  private final RetentionTerms terms;
  private final Clock clock;

  PrivacyDesk(RightsDesk desk, RetentionTerms terms, Clock clock) {
    this.desk = desk;
    this.terms = terms;
    this.clock = clock;
  }

  @GetMapping("/desk/privacy")
  @MayEnter(Role.STAFF)
  String overview(@AuthenticationPrincipal SignedIn me, Model model) {
    var now = clock.instant();
    model.addAttribute("overview", desk.of(me.person(), now));
    model.addAttribute("tomorrow", LocalDate.ofInstant(now, Shenfa.ZONE).plusDays(1));
    return "privacy/desk";
  }

  @PostMapping("/desk/privacy/requests/{id}")
  @MayEnter(Role.STAFF)
  String decide(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String what,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes said) {
    switch (what) {
      case "erase" -> {
        desk.grant(me.person(), id, reason, clock.instant());
        said.addFlashAttribute("saved", "已经销毁，证明在下面。");
      }
      case "keep" -> {
        desk.decline(me.person(), id, reason, clock.instant());
        said.addFlashAttribute("saved", "已告知不删除的理由。");
      }
      default -> throw new Violations(Clause.HOUSE, "请选择删除还是不删除。");
    }
    return "redirect:/desk/privacy";
  }

  /** 期限表单. */
  record Term(
      @Nullable Kept kept,
      @Nullable Integer amount,
      RetentionTerm.@Nullable Unit unit,
      @Nullable LocalDate from,
      @Nullable String basis) {}

  @PostMapping("/desk/privacy/terms")
  @MayEnter(Role.STAFF)
  String set(
      @AuthenticationPrincipal SignedIn me, @ModelAttribute Term term, RedirectAttributes said) {
    var kept = term.kept();
    var amount = term.amount();
    var unit = term.unit();
    var from = term.from();
    if (kept == null || amount == null || unit == null || from == null) {
      throw new Violations(Clause.HOUSE, "请填写种类、期限、单位和起始日期，例如 12、个月、2027-01-01。");
    }
    terms.set(
        me.person(),
        new RetentionTerm(kept, amount, unit, from, term.basis() == null ? "" : term.basis()),
        clock.instant());
    said.addFlashAttribute("saved", "新的期限已经登记，从 " + from + " 起办结的适用。");
    return "redirect:/desk/privacy";
  }

  @GetMapping("/desk/privacy/certificates/{id}")
  @MayEnter(Role.STAFF)
  ResponseEntity<byte[]> certificate(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
    var text = desk.certificate(me.person(), id, clock.instant()).text();
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"certificate-" + id + ".txt\"")
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .body(text.getBytes(StandardCharsets.UTF_8));
  }
}
