package org.shenfa.accountability.web;

import static org.shenfa.regulation.Clause.MEASURES_23_1;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.accountability.Accountability;
import org.shenfa.accountability.AccountabilityCase;
import org.shenfa.accountability.AccountabilityEvent;
import org.shenfa.accountability.AccountabilityRights;
import org.shenfa.accountability.Gravity;
import org.shenfa.accountability.Proof;
import org.shenfa.accountability.ProofPackage;
import org.shenfa.accountability.Situation;
import org.shenfa.accountability.Suspecting;
import org.shenfa.organization.Organization;
import org.shenfa.regulation.Violations;
import org.springframework.http.ContentDisposition;
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

/** 问责登记: the register, the form by hand, one case with its proofs and its steps. */
@Controller
class AccountabilityPages {
  private static final String PAGE = "redirect:/desk/accountability/";

  private final Accountability accountability;
  private final Suspecting suspecting;
  private final AccountabilityRights rights;
  private final ProofPackage proofs;
  private final Organization organization;
  private final Clock clock;

  AccountabilityPages(
      Accountability accountability,
      Suspecting suspecting,
      AccountabilityRights rights,
      ProofPackage proofs,
      Organization organization,
      Clock clock) {
    this.accountability = accountability;
    this.suspecting = suspecting;
    this.rights = rights;
    this.proofs = proofs;
    this.organization = organization;
    this.clock = clock;
  }

  @GetMapping("/desk/accountability")
  @MayEnter(Role.STAFF)
  String list(@AuthenticationPrincipal SignedIn me, Model model) {
    var all = accountability.seen(me.person());
    model.addAttribute(
        "owed", all.stream().filter(c -> !rights.open(me.person(), c).isEmpty()).toList());
    model.addAttribute(
        "others",
        all.stream().filter(c -> !c.over() && rights.open(me.person(), c).isEmpty()).toList());
    model.addAttribute("over", all.stream().filter(AccountabilityCase::over).toList());
    model.addAttribute("raises", rights.raises(me.person()));
    return "accountability/list";
  }

  @GetMapping("/desk/accountability/new")
  @MayEnter(Role.STAFF)
  String form(@AuthenticationPrincipal SignedIn me, Model model) {
    if (!rights.raises(me.person())) {
      throw new java.util.NoSuchElementException();
    }
    model.addAttribute("units", organization.units());
    return "accountability/new";
  }

  @PostMapping("/desk/accountability")
  @MayEnter(Role.STAFF)
  String suspect(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "0") long unit,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String words) {
    return PAGE + suspecting.suspect(me.person(), unit, title, words, clock.instant());
  }

  @GetMapping("/desk/accountability/{id}")
  @MayEnter(Role.STAFF)
  String one(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    var one = accountability.seen(me.person(), id);
    model.addAttribute("one", one);
    model.addAttribute("open", rights.open(me.person(), one).keySet());
    model.addAttribute("proofs", accountability.proofs(one));
    model.addAttribute("story", accountability.story(one));
    return "accountability/case";
  }

  @PostMapping("/desk/accountability/{id}")
  @MayEnter(Role.STAFF)
  String act(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String what,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String situation,
      @RequestParam(defaultValue = "") String gravity,
      @RequestParam(defaultValue = "") String outcome,
      @RequestParam(defaultValue = "") String paper) {
    var by = me.person();
    var now = clock.instant();
    accountability.seen(by, id);
    var event = named(AccountabilityEvent.values(), what);
    if (event == null) {
      throw new Violations(MEASURES_23_1, "没有这一项。");
    }
    switch (event) {
      case CHECK_FACTS -> accountability.checkFacts(by, id, words, now);
      case CLASSIFY ->
          accountability.classify(
              by,
              id,
              named(Situation.values(), situation),
              named(Gravity.values(), gravity),
              words,
              now);
      case HEAR -> accountability.state(by, id, words, now);
      case SEND_BACK -> accountability.sendBack(by, id, words, now);
      case DECIDE ->
          accountability.decide(by, id, named(Gravity.Outcome.values(), outcome), words, now);
      case RECORD -> accountability.record(by, id, words, paper, now);
      case CLOSE -> accountability.close(by, id, words, now);
      case DISMISS -> accountability.dismiss(by, id, words, now);
      case SUSPECT, LAPSE -> throw new Violations(MEASURES_23_1, "没有这一项。");
    }
    return PAGE + id;
  }

  @PostMapping("/desk/accountability/{id}/proofs")
  @MayEnter(Role.STAFF)
  String prove(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String ref,
      @RequestParam(defaultValue = "") String words) {
    suspecting.prove(
        me.person(), id, named(Proof.Kind.values(), kind), ref, words, clock.instant());
    return PAGE + id;
  }

  /** 证据包. */
  @GetMapping("/desk/accountability/{id}/package")
  @MayEnter(Role.STAFF)
  ResponseEntity<byte[]> proofs(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
    var one = accountability.seen(me.person(), id);
    var bytes = proofs.of(me.person(), id, clock.instant());
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(one.number() + "-证据.zip", StandardCharsets.UTF_8)
                .build()
                .toString())
        .contentType(MediaType.parseMediaType("application/zip"))
        .body(bytes);
  }

  private static <E extends Enum<E>> @Nullable E named(E[] all, String name) {
    return Arrays.stream(all).filter(e -> e.name().equals(name)).findFirst().orElse(null);
  }
}
