package org.shenfa.desk.web;

import org.shenfa.access.Accounts;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.organization.Organization;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 账号: who may sign in, opened, reset and closed by 安全管理员. */
@Controller
class AccountPages {
  private final Accounts accounts;
  private final Organization organization;

  AccountPages(Accounts accounts, Organization organization) {
    this.accounts = accounts;
    this.organization = organization;
  }

  @GetMapping("/desk/accounts")
  @MayEnter(Role.SECURITY_ADMIN)
  String accounts(Model model) {
    model.addAttribute("accounts", accounts.all());
    return "desk/accounts";
  }

  @PostMapping("/desk/accounts")
  @MayEnter(Role.SECURITY_ADMIN)
  String openAccount(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String staffNo,
      @RequestParam String password) {
    accounts.open(me.person(), organization.registered(staffNo, "staffNo").id(), password);
    return "redirect:/desk/accounts";
  }

  @PostMapping("/desk/accounts/disable")
  @MayEnter(Role.SECURITY_ADMIN)
  String disable(@AuthenticationPrincipal SignedIn me, @RequestParam String staffNo) {
    accounts.disable(me.person(), staffNo);
    return "redirect:/desk/accounts";
  }

  /** Answers the page itself, not a redirect: the new password is shown once and kept nowhere. */
  @PostMapping("/desk/accounts/reset")
  @MayEnter(Role.SECURITY_ADMIN)
  String reset(@AuthenticationPrincipal SignedIn me, @RequestParam String staffNo, Model model) {
    model.addAttribute("password", accounts.reset(me.person(), staffNo));
    model.addAttribute("staffNo", staffNo);
    model.addAttribute("name", organization.person(staffNo).orElseThrow().name());
    return "desk/reset";
  }
}
