package org.shenfa.letters.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.letters.Channel;
import org.shenfa.letters.LetterForm;
import org.shenfa.letters.LetterKind;
import org.shenfa.letters.Receiving;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Violations;
import org.shenfa.reminders.CitizenMail;
import org.shenfa.vault.Identity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** 登记来信: entering what came by phone, on paper or in person. */
@Controller
class LetterEntry {
  private final Receiving receiving;
  private final CitizenMail mail;
  private final Clock clock;

  LetterEntry(Receiving receiving, CitizenMail mail, Clock clock) {
    this.receiving = receiving;
    this.mail = mail;
    this.clock = clock;
  }

  @GetMapping("/desk/letters/new")
  @MayEnter(Role.PUBLICITY)
  String blank(Model model) {
    model.addAttribute("kinds", List.of(LetterKind.values()));
    model.addAttribute("mail", mail.possible());
    model.addAttribute(
        "now", LocalDateTime.ofInstant(clock.instant(), Shenfa.ZONE).withSecond(0).withNano(0));
    return "letters/enter";
  }

  /** 登记来信: what was taken down by phone, from paper or in person. */
  record Entered(
      @Nullable Channel channel,
      @Nullable LetterKind kind,
      @Nullable String title,
      @Nullable String body,
      @Nullable String place,
      @Nullable String name,
      @Nullable String phone,
      @Nullable String mail,
      @Nullable String publish,
      @Nullable String told,
      @Nullable LocalDateTime received) {}

  @PostMapping("/desk/letters/new")
  @MayEnter(Role.PUBLICITY)
  String enter(
      @AuthenticationPrincipal SignedIn me,
      @ModelAttribute Entered entered,
      HttpServletRequest request,
      Model model) {
    var received = entered.received();
    if (received == null) {
      throw new Violations(Clause.MEASURES_12_2, "请填写收到的时间，例如 2026-01-05T09:00。");
    }
    var receipt =
        receiving.enter(
            me.person(),
            entered.channel() == null ? Channel.WEB : entered.channel(),
            new LetterForm(
                entered.kind() == null ? LetterKind.UNSURE : entered.kind(),
                or(entered.title()),
                or(entered.body()),
                or(entered.place()),
                new Identity(or(entered.name()), or(entered.phone()), or(entered.mail()), "", ""),
                entered.publish() != null,
                mail.possible() && entered.told() != null),
            LetterVisit.uploads(request),
            received.atZone(Shenfa.ZONE).toInstant(),
            clock.instant());
    model.addAttribute("receipt", receipt);
    return "letters/slip";
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}
