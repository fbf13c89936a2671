package org.shenfa.desk.web;

import java.util.UUID;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.publication.Publishing;
import org.shenfa.publication.WithdrawalReason;
import org.shenfa.review.Reviewing;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 放行、上网确认、撤下: what 新闻宣传处 does with a text that is cleared, and after it is out. */
@Controller
class ReleasePages {
  private final Reviewing reviewing;
  private final Publishing publishing;

  ReleasePages(Reviewing reviewing, Publishing publishing) {
    this.reviewing = reviewing;
    this.publishing = publishing;
  }

  @PostMapping("/desk/review/{id}/release")
  @MayEnter(Role.PUBLICITY)
  String release(
      @AuthenticationPrincipal SignedIn me, @PathVariable long id, @RequestParam UUID command) {
    var released = publishing.release(me.person(), reviewing.clear(id), command);
    return "redirect:/desk/items/" + released.getFirst().itemId();
  }

  @PostMapping("/desk/releases/{id}/withdraw")
  @MayEnter(Role.PUBLICITY)
  String withdraw(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam WithdrawalReason reason,
      @RequestParam String remark) {
    publishing.withdraw(me.person(), id, reason, remark);
    return "redirect:/desk/items/" + publishing.find(id).itemId();
  }

  @PostMapping("/desk/releases/{id}/confirm")
  @MayEnter(Role.PUBLICITY)
  String confirm(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam boolean correct,
      @RequestParam(defaultValue = "") String remark) {
    publishing.confirm(me.person(), id, correct, remark);
    return "redirect:/desk";
  }
}
