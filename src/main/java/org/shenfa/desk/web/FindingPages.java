package org.shenfa.desk.web;

import java.util.List;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.content.Drafting;
import org.shenfa.content.Proofreading;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.Reviewing;
import org.shenfa.review.Submitting;
import org.shenfa.screening.Judged;
import org.shenfa.screening.Judgment;
import org.shenfa.screening.Marked;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * 筛查: what was found in an item, the places, and what people decided. Its writers see the newest
 * revision, everybody else the one that is in review.
 */
@Controller
public class FindingPages {
  private final Visibility visibility;
  private final Drafting drafting;
  private final Reviewing reviewing;
  private final Submitting submitting;
  private final Proofreading proofreading;

  FindingPages(
      Visibility visibility,
      Drafting drafting,
      Reviewing reviewing,
      Submitting submitting,
      Proofreading proofreading) {
    this.visibility = visibility;
    this.drafting = drafting;
    this.reviewing = reviewing;
    this.submitting = submitting;
    this.proofreading = proofreading;
  }

  /** The page; its list alone with {@code part=true}, to be set into another page. */
  @GetMapping("/desk/items/{id}/findings")
  @MayEnter({Role.STAFF, Role.AUDIT_ADMIN})
  String findings(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "false") boolean part,
      Model model) {
    var item = visibility.item(me, id);
    var writes = drafting.writesFor(me.person(), item.unitId());
    var walked = reviewing.latest(id);
    var newest = drafting.latest(id).orElseThrow();
    var revision = writes ? newest : walked.map(ReviewCase::revision).orElse(newest);
    var judged = proofreading.screened(revision);
    var decides = writes && walked.filter(c -> c.next().isPresent()).isEmpty();
    model.addAttribute("item", item);
    model.addAttribute("revision", revision);
    model.addAttribute("judged", judged);
    model.addAttribute("decides", decides);
    if (part) {
      model.addAttribute("standing", decides ? submitting.standing(revision) : null);
      return "desk/findingList";
    }
    model.addAttribute(
        "marked",
        Marked.of(
            proofreading.material(revision.manifest()),
            judged.stream().map(Judged::finding).toList()));
    return "desk/findings";
  }

  @PostMapping("/desk/items/{id}/findings")
  @MayEnter(Role.STAFF)
  String decide(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam String key,
      @RequestParam Judgment judgment,
      @RequestParam(defaultValue = "") String reason) {
    visibility.written(me, id);
    proofreading.decide(me.person(), id, key, judgment, reason);
    return "redirect:/desk/items/%d/findings".formatted(id);
  }

  @PostMapping("/desk/items/{id}/findings/mask")
  @MayEnter(Role.STAFF)
  String mask(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam String key,
      @RequestParam int seq) {
    visibility.written(me, id);
    proofreading.mask(me.person(), id, seq, key);
    return "redirect:/desk/items/%d/findings".formatted(id);
  }

  /** How many findings ask for something, in words. */
  public static String count(List<Judged> judged) {
    var open = judged.stream().filter(Judged::blocks).count();
    return judged.isEmpty() ? "没有发现" : open == 0 ? "都已处理" : open + " 处待处理";
  }
}
