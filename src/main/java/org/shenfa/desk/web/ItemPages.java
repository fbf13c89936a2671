package org.shenfa.desk.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.audit.AuditTrail;
import org.shenfa.content.Drafting;
import org.shenfa.content.NewsExceptions;
import org.shenfa.content.Revision;
import org.shenfa.files.FileStore;
import org.shenfa.organization.Organization;
import org.shenfa.publication.Publishing;
import org.shenfa.publication.Release;
import org.shenfa.publication.ReleaseDeadlines;
import org.shenfa.publication.Scheduling;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.Reviewing;
import org.shenfa.site.PublicAddress;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 稿件: the story of one item and the files that belong to it. */
@Controller
class ItemPages {
  private final Drafting drafting;
  private final NewsExceptions exceptions;
  private final Reviewing reviewing;
  private final Publishing publishing;
  private final Scheduling scheduling;
  private final Organization organization;
  private final FileStore files;
  private final AuditTrail trail;
  private final PublicAddress site;
  private final ReleaseDeadlines deadlines;
  private final Visibility visibility;
  private final Clock clock;

  ItemPages(
      Drafting drafting,
      NewsExceptions exceptions,
      Reviewing reviewing,
      Publishing publishing,
      Scheduling scheduling,
      Organization organization,
      FileStore files,
      AuditTrail trail,
      PublicAddress site,
      ReleaseDeadlines deadlines,
      Visibility visibility,
      Clock clock) {
    this.drafting = drafting;
    this.exceptions = exceptions;
    this.reviewing = reviewing;
    this.publishing = publishing;
    this.scheduling = scheduling;
    this.organization = organization;
    this.files = files;
    this.trail = trail;
    this.site = site;
    this.deadlines = deadlines;
    this.visibility = visibility;
    this.clock = clock;
  }

  @GetMapping("/desk/items/{id}")
  @MayEnter({Role.STAFF, Role.AUDIT_ADMIN})
  String item(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    var item = visibility.item(me, id);
    var revision = drafting.latest(id).orElseThrow();
    var walked = reviewing.latest(id).orElse(null);
    var releases = publishing.ofItem(id);
    var current =
        releases.stream().filter(r -> r.withdrawal() == null).reduce((a, b) -> b).orElse(null);
    model.addAttribute("item", item);
    model.addAttribute("unit", organization.unit(item.unitId()));
    model.addAttribute("revision", revision);
    model.addAttribute("walked", walked);
    model.addAttribute("bar", walkedBar(revision, walked, releases));
    model.addAttribute("releases", releases);
    model.addAttribute("current", current);
    model.addAttribute("story", trail.story("item", item.number()));
    model.addAttribute("writes", drafting.writesFor(me.person(), item.unitId()));
    model.addAttribute(
        "schedules", walked == null ? List.of() : scheduling.schedulesOf(walked.id()));
    model.addAttribute("siteAddress", site.address());
    deadlines.of(id, LocalDate.now(clock)).ifPresent(d -> model.addAttribute("deadline", d));
    return "desk/item";
  }

  private static StepBar walkedBar(
      Revision revision, @Nullable ReviewCase walked, List<Release> releases) {
    if (walked == null) {
      return StepBar.of(revision.manifest().kind(), revision.manifest().disclosure().decision());
    }
    return StepBar.of(
        walked.route(),
        walked,
        releases.stream().filter(r -> r.caseId() == walked.id()).findFirst().orElse(null));
  }

  @PostMapping("/desk/items/{id}/exception")
  @MayEnter(Role.PUBLICITY)
  String exception(
      @AuthenticationPrincipal SignedIn me, @PathVariable long id, @RequestParam String reason) {
    exceptions.grant(me.person(), id, reason);
    return "redirect:/desk/items/" + id;
  }

  /** An attachment as its author or reviewer sees it; the public has no such address. */
  @GetMapping("/desk/items/{id}/files/{digest}")
  @MayEnter({Role.STAFF, Role.AUDIT_ADMIN})
  ResponseEntity<byte[]> file(
      @AuthenticationPrincipal SignedIn me, @PathVariable long id, @PathVariable String digest) {
    visibility.item(me, id);
    var walked = reviewing.latest(id).orElse(null);
    var named =
        drafting.uploads(id).stream()
            .filter(a -> a.digest().equals(digest))
            .findFirst()
            .orElseThrow();
    if (walked != null
        && walked.revision().manifest().attachments().stream()
            .anyMatch(a -> a.digest().equals(digest))) {
      reviewing.opened(me.person(), walked.id(), digest);
    }
    return download(named.name(), named.type(), files.read(digest).orElseThrow());
  }

  static ResponseEntity<byte[]> download(String name, String type, byte[] bytes) {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name, java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString())
        .contentType(MediaType.parseMediaType(type))
        .body(bytes);
  }
}
