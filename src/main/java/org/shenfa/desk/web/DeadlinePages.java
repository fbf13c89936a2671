package org.shenfa.desk.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.publication.FeedbackDeadlines;
import org.shenfa.publication.ReleaseDeadlines;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 发布期限: what is running, near and late; 新闻宣传处 sees every unit's. */
@Controller
class DeadlinePages {
  private final ReleaseDeadlines deadlines;
  private final FeedbackDeadlines feedback;
  private final Clock clock;

  DeadlinePages(ReleaseDeadlines deadlines, FeedbackDeadlines feedback, Clock clock) {
    this.deadlines = deadlines;
    this.feedback = feedback;
    this.clock = clock;
  }

  @GetMapping("/desk/deadlines")
  @MayEnter(Role.STAFF)
  String deadlines(@AuthenticationPrincipal SignedIn me, Model model) {
    model.addAttribute(
        "deadlines", deadlines.running(me.publicity() ? 0 : me.unitId(), LocalDate.now(clock)));
    model.addAttribute("feedback", feedback.running(me.publicity() ? 0 : me.unitId()));
    model.addAttribute("now", LocalDateTime.now(clock));
    return "desk/deadlines";
  }

  @PostMapping("/desk/items/{id}/delay")
  @MayEnter(Role.STAFF)
  String explain(
      @AuthenticationPrincipal SignedIn me, @PathVariable long id, @RequestParam String reason) {
    deadlines.explain(me.person(), id, reason, LocalDate.now(clock));
    return "redirect:/desk/items/" + id;
  }
}
