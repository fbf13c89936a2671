package org.shenfa.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Objects;
import org.shenfa.access.Accounts;
import org.shenfa.access.Due;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SecondFactor;
import org.shenfa.access.SecondFactor.Shown;
import org.shenfa.access.SignedIn;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 登录后半段: the code, the first enrolment and the first password of one's own. */
@Controller
class SecondStep {
  private static final String DRAWN = "secret to confirm";

  private final SecondFactor second;
  private final Accounts accounts;
  private final Arrivals arrivals;

  SecondStep(SecondFactor second, Accounts accounts, Arrivals arrivals) {
    this.second = second;
    this.accounts = accounts;
    this.arrivals = arrivals;
  }

  @GetMapping("/desk/login/code")
  @MayEnter(Role.HALF_SIGNED_IN)
  String askCode(@AuthenticationPrincipal SignedIn me, Model model) {
    model.addAttribute("wrong", false);
    return me.due() == Due.CODE ? "access/code" : "redirect:" + me.due().page();
  }

  @PostMapping("/desk/login/code")
  @MayEnter(Role.HALF_SIGNED_IN)
  String code(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    if (me.due() != Due.CODE) {
      return "redirect:" + me.due().page();
    }
    var source = arrivals.source(request);
    var shown = second.show(me, code, source);
    return switch (shown.verdict()) {
      case RIGHT -> {
        arrivals.mark(request, response, source);
        arrivals.goOn(request, response, now(shown));
        yield "redirect:" + now(shown).due().page();
      }
      case WRONG -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("wrong", true);
        yield "access/code";
      }
      case TOO_MANY -> ended(request);
    };
  }

  @GetMapping("/desk/login/enrol")
  @MayEnter(Role.HALF_SIGNED_IN)
  String offer(@AuthenticationPrincipal SignedIn me, HttpSession session, Model model) {
    return me.due() == Due.ENROLMENT
        ? offer(me, drawn(me, session), false, model)
        : "redirect:" + me.due().page();
  }

  @PostMapping("/desk/login/enrol")
  @MayEnter(Role.HALF_SIGNED_IN)
  String enrol(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    if (me.due() != Due.ENROLMENT) {
      return "redirect:" + me.due().page();
    }
    var sealed = drawn(me, request.getSession());
    var source = arrivals.source(request);
    var shown = second.enrol(me, sealed, code, source);
    return switch (shown.verdict()) {
      case RIGHT -> {
        request.getSession().removeAttribute(DRAWN);
        arrivals.mark(request, response, source);
        arrivals.goOn(request, response, now(shown));
        model.addAttribute("codes", shown.recoveryCodes());
        model.addAttribute("next", now(shown).due().page());
        yield "access/recovery";
      }
      case WRONG -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield offer(me, sealed, true, model);
      }
      case TOO_MANY -> ended(request);
    };
  }

  @GetMapping("/desk/login/password")
  @MayEnter(Role.HALF_SIGNED_IN)
  String askPassword(@AuthenticationPrincipal SignedIn me, Model model) {
    model.addAttribute("refused", List.of());
    return me.due() == Due.PASSWORD ? "access/password" : "redirect:" + me.due().page();
  }

  @PostMapping("/desk/login/password")
  @MayEnter(Role.HALF_SIGNED_IN)
  String password(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String old,
      @RequestParam String password,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    if (me.due() != Due.PASSWORD) {
      return "redirect:" + me.due().page();
    }
    try {
      var now = accounts.change(me, old, password, arrivals.source(request));
      arrivals.goOn(request, response, now);
      return "redirect:" + now.due().page();
    } catch (Violations refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("refused", refused.all().stream().map(Violation::sentence).toList());
      return "access/password";
    }
  }

  /** The secret stays in the session until a code confirms it, sealed like the kept ones. */
  private byte[] drawn(SignedIn me, HttpSession session) {
    if (session.getAttribute(DRAWN) instanceof byte[] sealed) {
      return sealed;
    }
    var sealed = second.draw(me);
    session.setAttribute(DRAWN, sealed);
    return sealed;
  }

  private String offer(SignedIn me, byte[] sealed, boolean wrong, Model model) {
    var secret = second.reveal(me, sealed);
    model.addAttribute("secret", secret.groups());
    model.addAttribute("picture", QrPath.of(secret.address()));
    model.addAttribute("wrong", wrong);
    return "access/enrol";
  }

  private String ended(HttpServletRequest request) {
    arrivals.end(request);
    return "redirect:/desk/login?failed";
  }

  private static SignedIn now(Shown shown) {
    return Objects.requireNonNull(shown.now());
  }
}
