package org.shenfa.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.shenfa.access.Accounts;
import org.shenfa.access.Appearance;
import org.shenfa.access.Appearances;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SecondFactor;
import org.shenfa.access.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 我的账号: one's own password and second factor. */
@Controller
class OwnAccount {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日").withZone(ZoneId.of("Asia/Shanghai"));

  private final Accounts accounts;
  private final SecondFactor second;
  private final Appearances appearances;
  private final Arrivals arrivals;

  OwnAccount(Accounts accounts, SecondFactor second, Appearances appearances, Arrivals arrivals) {
    this.accounts = accounts;
    this.second = second;
    this.appearances = appearances;
    this.arrivals = arrivals;
  }

  @GetMapping("/desk/account")
  @MayEnter({Role.STAFF, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
  String account(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "false") boolean changed,
      Model model) {
    var state = second.state(me.personId());
    model.addAttribute("changed", changed);
    model.addAttribute("enrolled", state.map(s -> DAY.format(s.enrolledAt())).orElse(""));
    model.addAttribute("codes", state.map(SecondFactor.State::recoveryCodes).orElse(0));
    return "desk/account";
  }

  /** Keeps how the desk looks for this person. */
  @PostMapping("/desk/account/display")
  @MayEnter({Role.STAFF, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
  String display(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "AUTO") Appearance.Theme theme,
      @RequestParam(defaultValue = "NORMAL") Appearance.Density density,
      @RequestParam(defaultValue = "false") boolean letters) {
    appearances.choose(me.personId(), new Appearance(theme, density, letters));
    return "redirect:/desk/account";
  }

  @PostMapping("/desk/account/password")
  @MayEnter({Role.STAFF, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
  String password(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String old,
      @RequestParam String password,
      HttpServletRequest request,
      HttpServletResponse response) {
    arrivals.goOn(request, response, accounts.change(me, old, password, arrivals.source(request)));
    return "redirect:/desk/account?changed=true";
  }

  @PostMapping("/desk/account/second-factor")
  @MayEnter({Role.STAFF, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
  String endSecondFactor(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String old,
      @RequestParam String code,
      HttpServletRequest request) {
    second.end(me, old, code, arrivals.source(request));
    arrivals.end(request);
    return "redirect:/desk/login";
  }
}
