package org.shenfa.desk.web;

import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.content.Drafting;
import org.shenfa.review.Annotating;
import org.shenfa.review.Reviewing;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * 批注: a page of an item's annotations. Its section {@code #annotations} is what other pages take
 * into a panel of theirs; every form in it answers with this page again.
 */
@Controller
class AnnotationPages {
  private final Annotating annotating;
  private final Drafting drafting;
  private final Reviewing reviewing;
  private final Visibility visibility;

  AnnotationPages(
      Annotating annotating, Drafting drafting, Reviewing reviewing, Visibility visibility) {
    this.annotating = annotating;
    this.drafting = drafting;
    this.reviewing = reviewing;
    this.visibility = visibility;
  }

  @GetMapping({
    "/desk/items/{id}/comments",
    "/desk/items/{id}/comments/{comment}/reply",
    "/desk/items/{id}/comments/{comment}/strike",
    "/desk/items/{id}/comments/{comment}/resolve"
  })
  @MayEnter(Role.STAFF)
  String all(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    model.addAttribute("item", visibility.item(me, id));
    var newest = drafting.latest(id).orElseThrow();
    model.addAttribute("revision", newest);
    model.addAttribute("annotations", annotating.of(id));
    model.addAttribute("quoted", Annotating.text(newest.manifest()));
    model.addAttribute("walked", reviewing.latest(id).orElse(null));
    return "desk/comments";
  }

  @PostMapping("/desk/items/{id}/comments")
  @MayEnter(Role.STAFF)
  String add(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String quote,
      @RequestParam String words) {
    visibility.item(me, id);
    annotating.add(me.person(), drafting.latest(id).orElseThrow(), quote, words);
    return back(id);
  }

  @PostMapping("/desk/items/{id}/comments/{comment}/reply")
  @MayEnter(Role.STAFF)
  String reply(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @PathVariable long comment,
      @RequestParam String words) {
    visibility.item(me, id);
    annotating.reply(me.person(), id, comment, words);
    return back(id);
  }

  @PostMapping("/desk/items/{id}/comments/{comment}/strike")
  @MayEnter(Role.STAFF)
  String strike(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @PathVariable long comment,
      @RequestParam String words) {
    visibility.item(me, id);
    annotating.strike(me.person(), id, comment, words);
    return back(id);
  }

  @PostMapping("/desk/items/{id}/comments/{comment}/resolve")
  @MayEnter(Role.STAFF)
  String resolve(
      @AuthenticationPrincipal SignedIn me, @PathVariable long id, @PathVariable long comment) {
    visibility.item(me, id);
    annotating.resolve(me.person(), id, comment);
    return back(id);
  }

  private static String back(long id) {
    return "redirect:/desk/items/" + id + "/comments";
  }
}
