package org.shenfa.desk.web;

import static org.shenfa.regulation.Clause.MEASURES_20_2;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Checkpoints;
import org.shenfa.audit.Event;
import org.shenfa.columns.Column;
import org.shenfa.columns.Columns;
import org.shenfa.content.Digest;
import org.shenfa.content.Drafting;
import org.shenfa.content.Revision;
import org.shenfa.files.FileStore;
import org.shenfa.organization.Organization;
import org.shenfa.publication.Publishing;
import org.shenfa.publication.WithdrawalReason;
import org.shenfa.regulation.Violations;
import org.shenfa.review.Answer;
import org.shenfa.review.HeadConfirmation;
import org.shenfa.review.Queue;
import org.shenfa.review.ReturnReason;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.Reviewing;
import org.shenfa.review.SecrecyReviewForm;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 审核页: the page as readers will see it, beside what changed, above the form. */
@Controller
class ReviewPages {
  private final Reviewing reviewing;
  private final Publishing publishing;
  private final Drafting drafting;
  private final Organization organization;
  private final FileStore files;
  private final Checkpoints checkpoints;
  private final AuditTrail trail;
  private final Columns columns;
  private final Visibility visibility;
  private final Queue queue;

  ReviewPages(
      Reviewing reviewing,
      Publishing publishing,
      Drafting drafting,
      Organization organization,
      FileStore files,
      Checkpoints checkpoints,
      AuditTrail trail,
      Columns columns,
      Visibility visibility,
      Queue queue) {
    this.reviewing = reviewing;
    this.publishing = publishing;
    this.drafting = drafting;
    this.organization = organization;
    this.files = files;
    this.checkpoints = checkpoints;
    this.trail = trail;
    this.columns = columns;
    this.visibility = visibility;
    this.queue = queue;
  }

  @GetMapping("/desk/review/{id}")
  @MayEnter(Role.STAFF)
  String review(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    var on = visibility.reviewCase(me, id);
    model.addAttribute("on", on);
    model.addAttribute("command", UUID.randomUUID().toString());
    model.addAttribute("bar", StepBar.of(on.route(), on, publishing.ofCase(id).orElse(null)));
    model.addAttribute("whyNot", reviewing.whyNot(me.person(), on).orElse(""));
    model.addAttribute("author", organization.person(on.revision().createdBy()).name());
    model.addAttribute("opened", reviewing.openedBy(me.person(), id));
    model.addAttribute("changes", Changes.between(before(on), on.revision()));
    model.addAttribute("release", publishing.ofCase(id).orElse(null));
    model.addAttribute("unit", organization.unit(on.revision().manifest().unit()));
    model.addAttribute("columns", columnNames(on));
    return "desk/review";
  }

  /** The version readers have now or, before the first release, the one that was sent back. */
  private @Nullable Revision before(ReviewCase on) {
    var revisions = drafting.revisions(on.revision().itemId());
    var live =
        publishing.ofItem(on.revision().itemId()).stream()
            .filter(r -> r.caseId() != on.id())
            .reduce((a, b) -> b)
            .flatMap(r -> drafting.revision(r.digest()));
    return live.or(() ->
            reviewing.ofItem(on.revision().itemId()).stream()
                .filter(c -> c.id() < on.id())
                .reduce((a, b) -> b)
                .map(ReviewCase::revision))
        .filter(r -> revisions.stream().anyMatch(x -> x.digest().equals(r.digest())))
        .orElse(null);
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

  @PostMapping("/desk/review/{id}")
  @MayEnter(Role.STAFF)
  String sign(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam String digest,
      @RequestParam String verdict,
      @RequestParam(defaultValue = "") String secret,
      @RequestParam(defaultValue = "") String timing,
      @RequestParam(defaultValue = "") String form,
      @RequestParam(required = false) @Nullable List<String> quality,
      @RequestParam(required = false) @Nullable List<String> ticked,
      @RequestParam(required = false) @Nullable List<ReturnReason> cause,
      @RequestParam(defaultValue = "") String reason) {
    var on = visibility.reviewCase(me, id);
    var qualities = quality == null ? List.<String>of() : quality;
    var answer =
        switch (verdict) {
          case "RETURN" -> new Answer.SentBack(cause == null ? List.of() : cause, reason.strip());
          case "AGREE" -> agreement(on, secret, timing, form, qualities);
          default -> throw new Violations(MEASURES_20_2, "请选择同意签署或者退回。");
        };
    reviewing.sign(
        me.person(),
        id,
        new Digest(digest),
        answer,
        ticked == null ? List.of() : List.copyOf(ticked));
    return "redirect:/desk";
  }

  private static Answer agreement(
      ReviewCase on, String secret, String timing, String form, List<String> qualities) {
    return on.next()
        .map(look ->
            switch (look) {
              case SECRECY_REVIEW ->
                  new Answer.SecrecyCleared(new SecrecyReviewForm(secret, timing, form));
              case HEAD_CONFIRMATION ->
                  new Answer.Confirmed(
                      new HeadConfirmation(
                          qualities.contains("authentic"),
                          qualities.contains("lawful"),
                          qualities.contains("timely"),
                          qualities.contains("accurate")));
              case PAPER_COMPARISON,
                  SITE_CHECK,
                  OPENNESS_REVIEW,
                  EDITORIAL_REVIEW,
                  FINAL_APPROVAL,
                  RELEASE ->
                  new Answer.Agreed();
            })
        .orElseThrow(
            () -> new Violations(MEASURES_20_2, "这一件现在不能签署意见（%s）。".formatted(on.state().label())));
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
    reviewing.withdraw(me.person(), id, reason);
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

  @PostMapping("/desk/review/{id}/release")
  @MayEnter(Role.PUBLICITY)
  String release(
      @AuthenticationPrincipal SignedIn me, @PathVariable long id, @RequestParam UUID command) {
    var released = publishing.release(me.person(), reviewing.clear(id), command);
    return "redirect:/desk/items/" + released.getFirst().itemId();
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

  /** 审查表 as a Word document with the proof of the last signature as a QR code. */
  @GetMapping("/desk/review/{id}/form.docx")
  @MayEnter({Role.STAFF, Role.AUDIT_ADMIN})
  ResponseEntity<byte[]> form(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
    var on = visibility.reviewCase(me, id);
    return ItemPages.download(
        "审查表-%s.docx".formatted(on.revision().manifest().item()),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        PrintedForm.docx(List.of(filled(on))));
  }

  PrintedForm.Filled filled(ReviewCase on) {
    return new PrintedForm.Filled(
        on,
        organization.unit(on.revision().manifest().unit()),
        organization.person(on.openedBy()),
        columnNames(on),
        publishing.ofCase(on.id()).orElse(null),
        proof(on));
  }

  private List<String> columnNames(ReviewCase on) {
    return columns.named(on.revision().manifest().columns()).stream().map(Column::name).toList();
  }

  /** Of the newest sealed event of the item; a sentence while no checkpoint covers it. */
  private String proof(ReviewCase on) {
    return trail.story("item", on.revision().manifest().item()).stream()
        .map(Event::sequence)
        .max(Long::compareTo)
        .flatMap(checkpoints::proof)
        .orElse("尚无核验点");
  }
}
