package org.shenfa.letters.web;

import java.time.Clock;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.letters.AgingAnswers;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 待复核的答复的页面: what cites something that changed, to be confirmed or corrected. */
@Controller
class AgingAnswerDesk {
  private final AgingAnswers aging;
  private final Clock clock;

  AgingAnswerDesk(AgingAnswers aging, Clock clock) {
    this.aging = aging;
    this.clock = clock;
  }

  @GetMapping("/desk/letters/aging")
  @MayEnter(Role.STAFF)
  String list(@AuthenticationPrincipal SignedIn me, Model model) {
    model.addAttribute("answers", aging.open(me.person(), clock.instant()));
    return "letters/aging";
  }

  @PostMapping("/desk/letters/aging/{id}")
  @MayEnter(Role.STAFF)
  String confirm(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String words,
      RedirectAttributes said) {
    aging.confirm(me.person(), id, words, clock.instant());
    said.addFlashAttribute("saved", "已经确认，公开页不再提示。");
    return "redirect:/desk/letters/aging";
  }
}
