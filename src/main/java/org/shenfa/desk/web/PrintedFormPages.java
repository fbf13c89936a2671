package org.shenfa.desk.web;

import java.util.HashMap;
import java.util.List;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Checkpoints;
import org.shenfa.audit.Event;
import org.shenfa.organization.Organization;
import org.shenfa.publication.Publishing;
import org.shenfa.review.Collating;
import org.shenfa.review.Difference;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.Reviewing;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 打印审查表: the form of a case as a Word document. */
@Controller
class PrintedFormPages {
  static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  private final Reviewing reviewing;
  private final Collating collating;
  private final Publishing publishing;
  private final Organization organization;
  private final Checkpoints checkpoints;
  private final AuditTrail trail;
  private final ReviewScreen screen;
  private final Visibility visibility;

  PrintedFormPages(
      Reviewing reviewing,
      Collating collating,
      Publishing publishing,
      Organization organization,
      Checkpoints checkpoints,
      AuditTrail trail,
      ReviewScreen screen,
      Visibility visibility) {
    this.reviewing = reviewing;
    this.collating = collating;
    this.publishing = publishing;
    this.organization = organization;
    this.checkpoints = checkpoints;
    this.trail = trail;
    this.screen = screen;
    this.visibility = visibility;
  }

  /** 审查表 as a Word document with the proof of the last signature as a QR code. */
  @GetMapping("/desk/review/{id}/form.docx")
  @MayEnter({Role.STAFF, Role.AUDIT_ADMIN})
  ResponseEntity<byte[]> form(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
    var on = visibility.reviewCase(me, id);
    return ItemPages.download(
        "审查表-%s.docx".formatted(on.revision().manifest().item()),
        WORD,
        PrintedForm.docx(List.of(filled(on))));
  }

  PrintedForm.Filled filled(ReviewCase on) {
    return filled(on, proof(on));
  }

  PrintedForm.Filled filled(ReviewCase on, String proof) {
    var found = new HashMap<Long, List<Difference.Accepted>>();
    on.opinions().forEach(o -> collating.found(o).ifPresent(f -> found.put(o.id(), f)));
    return new PrintedForm.Filled(
        on,
        organization.unit(on.revision().manifest().unit()),
        organization.person(on.openedBy()),
        screen.named(on),
        found,
        collating.of(on.revision().itemId()).orElse(null),
        reviewing.openings(on.id()),
        publishing.ofCase(on.id()).orElse(null),
        proof);
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
