package org.shenfa.reminders.web;

import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.reminders.MailChoices;
import org.shenfa.reminders.Notices;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 提醒: everybody's own; a notice opens the page where it is dealt with. */
@Controller
class NoticePages {
  private final Notices notices;
  private final MailChoices choices;

  NoticePages(Notices notices, MailChoices choices) {
    this.notices = notices;
    this.choices = choices;
  }

  @GetMapping("/desk/notices")
  @MayEnter(Role.STAFF)
  String notices(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "0") long before,
      @RequestParam(defaultValue = "false") boolean over,
      Model model) {
    var page = notices.of(me.personId(), before);
    model.addAttribute("notices", page);
    model.addAttribute("unread", notices.unread(me.personId()));
    model.addAttribute("over", over);
    model.addAttribute("more", page.size() == Notices.PAGE ? page.getLast().id() : 0L);
    return "reminders/notices";
  }

  /** Marks it as read and goes where it is dealt with; what is done already says so instead. */
  @GetMapping("/desk/notices/{id}")
  @MayEnter(Role.STAFF)
  String open(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
    var notice = notices.read(me.personId(), id);
    return notice.over() ? "redirect:/desk/notices?over=true" : "redirect:" + notice.link();
  }

  @PostMapping("/desk/notices/read")
  @MayEnter(Role.STAFF)
  String readAll(@AuthenticationPrincipal SignedIn me, @RequestParam long upTo) {
    notices.readAll(me.personId(), upTo);
    return "redirect:/desk/notices";
  }

  @GetMapping("/desk/notices/mail")
  @MayEnter(Role.STAFF)
  String mail(@AuthenticationPrincipal SignedIn me, Model model) {
    model.addAttribute("choice", choices.of(me.personId()));
    model.addAttribute("possible", choices.possible());
    return "reminders/mail";
  }

  @PostMapping("/desk/notices/mail")
  @MayEnter(Role.STAFF)
  String enter(@AuthenticationPrincipal SignedIn me, @RequestParam String address) {
    choices.enter(me.person(), address);
    return "redirect:/desk/notices/mail";
  }

  @PostMapping("/desk/notices/mail/confirm")
  @MayEnter(Role.STAFF)
  String confirm(@AuthenticationPrincipal SignedIn me, @RequestParam String code) {
    choices.confirm(me.person(), code);
    return "redirect:/desk/notices/mail";
  }

  @PostMapping("/desk/notices/mail/quiet")
  @MayEnter(Role.STAFF)
  String quiet(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam int quietFrom,
      @RequestParam int quietTo,
      @RequestParam(defaultValue = "false") boolean daysOff) {
    choices.quiet(me.person(), quietFrom, quietTo, daysOff);
    return "redirect:/desk/notices/mail";
  }

  @PostMapping("/desk/notices/mail/end")
  @MayEnter(Role.STAFF)
  String forget(@AuthenticationPrincipal SignedIn me) {
    choices.forget(me.person());
    return "redirect:/desk/notices/mail";
  }
}
