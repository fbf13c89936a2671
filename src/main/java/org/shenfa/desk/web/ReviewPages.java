package org.shenfa.desk.web;

import java.util.UUID;
import org.jsoup.nodes.Entities;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.comparison.MarkedHtml;
import org.shenfa.files.FileStore;
import org.shenfa.review.Checking;
import org.shenfa.review.HandingOver;
import org.shenfa.review.Queue;
import org.shenfa.review.Reviewing;
import org.shenfa.review.Submitting;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 审核页: the page as readers will see it, beside what changed, above the form. */
@Controller
class ReviewPages {
  private final Reviewing reviewing;
  private final Checking checking;
  private final Submitting submitting;
  private final HandingOver handingOver;
  private final FileStore files;
  private final ReviewScreen screen;
  private final Visibility visibility;
  private final Queue queue;

  ReviewPages(
      Reviewing reviewing,
      Checking checking,
      Submitting submitting,
      HandingOver handingOver,
      FileStore files,
      ReviewScreen screen,
      Visibility visibility,
      Queue queue) {
    this.reviewing = reviewing;
    this.checking = checking;
    this.submitting = submitting;
    this.handingOver = handingOver;
    this.files = files;
    this.screen = screen;
    this.visibility = visibility;
    this.queue = queue;
  }

  @GetMapping({"/desk/review/{id}", "/desk/review/{id}/confirm", "/desk/review/{id}/pass"})
  @MayEnter(Role.STAFF)
  String review(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    screen.fill(me.person(), visibility.reviewCase(me, id), model);
    model.addAttribute("command", UUID.randomUUID().toString());
    return "desk/review";
  }

  /** 左右对照: paragraph beside paragraph, what did not change as well. */
  @GetMapping("/desk/review/{id}/compare")
  @MayEnter(Role.STAFF)
  String compare(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    var on = visibility.reviewCase(me, id);
    model.addAttribute("on", on);
    model.addAttribute("changes", screen.changes(on).orElseThrow());
    return "desk/compare";
  }

  /**
   * Every word of an attachment, beside the file it takes the place of; reading it is opening it.
   */
  @GetMapping("/desk/review/{id}/text/{digest}")
  @MayEnter(Role.STAFF)
  String words(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @PathVariable String digest,
      Model model) {
    var on = visibility.reviewCase(me, id);
    var file =
        on.revision().manifest().attachments().stream()
            .filter(a -> a.digest().equals(digest))
            .findFirst()
            .orElseThrow();
    reviewing.opened(me.person(), id, digest);
    var extraction = files.extraction(digest);
    var before =
        screen.changes(on).stream()
            .flatMap(c -> c.files().stream())
            .filter(f -> digest.equals(f.digest()))
            .map(Changes.FileLine::before)
            .filter(java.util.Objects::nonNull)
            .findFirst();
    model.addAttribute("on", on);
    model.addAttribute("file", file);
    model.addAttribute("facts", files.facts(digest));
    model.addAttribute("extraction", extraction);
    before.ifPresent(b ->
        model.addAttribute(
            "marked",
            MarkedHtml.between(
                paragraphs(files.extraction(b).shownText()), paragraphs(extraction.shownText()))));
    return "desk/words";
  }

  private static String paragraphs(String text) {
    var html = new StringBuilder();
    text.lines()
        .filter(l -> !l.isBlank())
        .forEach(l -> html.append("<p>").append(Entities.escape(l)).append("</p>"));
    return html.toString();
  }

  @GetMapping("/desk/keys")
  @MayEnter(Role.STAFF)
  String keys() {
    return "desk/keys";
  }

  /** Opening an attachment is noted; only then can it be ticked. */
  @GetMapping("/desk/review/{id}/files/{digest}")
  @MayEnter(Role.STAFF)
  ResponseEntity<byte[]> file(
      @AuthenticationPrincipal SignedIn me, @PathVariable long id, @PathVariable String digest) {
    var on = visibility.reviewCase(me, id);
    var paper = on.paper();
    if (paper != null && paper.scan().equals(digest)) {
      reviewing.opened(me.person(), id, digest);
      return ItemPages.download(
          "审查表扫描件", "application/octet-stream", files.read(digest).orElseThrow());
    }
    var attachment =
        on.revision().manifest().attachments().stream()
            .filter(a -> a.digest().equals(digest))
            .findFirst()
            .orElseThrow();
    reviewing.opened(me.person(), id, digest);
    return ItemPages.download(
        attachment.name(), attachment.type(), files.read(digest).orElseThrow());
  }

  /** 先看一遍再签: the whole of what is about to be signed, on a page of its own. */
  @PostMapping("/desk/review/{id}/confirm")
  @MayEnter(Role.STAFF)
  String confirm(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> typed,
      Model model) {
    var on = visibility.reviewCase(me, id);
    var form = new ReviewForm(typed);
    checking.check(me.person(), on, form.seen(), form.answer(on), form.ticked(), form.addenda());
    model.addAttribute("on", on);
    model.addAttribute("form", form);
    model.addAttribute("said", form.sentences(on));
    return "desk/sign";
  }

  @PostMapping("/desk/review/{id}")
  @MayEnter(Role.STAFF)
  String sign(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> typed) {
    var on = visibility.reviewCase(me, id);
    var form = new ReviewForm(typed);
    reviewing.sign(me.person(), id, form.seen(), form.answer(on), form.ticked(), form.addenda());
    return "redirect:/desk";
  }

  @PostMapping("/desk/review/{id}/pass")
  @MayEnter(Role.STAFF)
  String passOn(
      @AuthenticationPrincipal SignedIn me, @PathVariable long id, @RequestParam long to) {
    visibility.reviewCase(me, id);
    handingOver.passOn(me.person(), id, to);
    return "redirect:/desk/review/" + id;
  }

  @PostMapping("/desk/review/{id}/claim")
  @MayEnter(Role.STAFF)
  String claim(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
    visibility.reviewCase(me, id);
    queue.claim(me.person(), id);
    return "redirect:/desk/review/" + id;
  }

  @PostMapping("/desk/review/{id}/unclaim")
  @MayEnter(Role.STAFF)
  String unclaim(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
    visibility.reviewCase(me, id);
    queue.putBack(me.person(), id);
    return "redirect:/desk/review/" + id;
  }

  @PostMapping("/desk/review/{id}/withdraw")
  @MayEnter(Role.STAFF)
  String takeBack(
      @AuthenticationPrincipal SignedIn me, @PathVariable long id, @RequestParam String reason) {
    var on = visibility.reviewCase(me, id);
    submitting.withdraw(me.person(), id, reason);
    return "redirect:/desk/items/" + on.revision().itemId();
  }

  @PostMapping("/desk/review/{id}/revoke")
  @MayEnter(Role.STAFF)
  String revoke(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam long opinion,
      @RequestParam String reason) {
    visibility.reviewCase(me, id);
    reviewing.revoke(me.person(), id, opinion, reason);
    return "redirect:/desk/review/" + id;
  }
}
