package org.shenfa.desk.web;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.audit.AuditTrail;
import org.shenfa.content.CleanHtml;
import org.shenfa.content.Columns;
import org.shenfa.content.Digest;
import org.shenfa.content.Disclosure;
import org.shenfa.content.Drafting;
import org.shenfa.content.Item;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.Manuscript;
import org.shenfa.content.Revision;
import org.shenfa.content.SourceKind;
import org.shenfa.files.FileStore;
import org.shenfa.organization.Leaders;
import org.shenfa.organization.Organization;
import org.shenfa.publication.Publishing;
import org.shenfa.publication.Release;
import org.shenfa.publication.ReleaseDeadlines;
import org.shenfa.review.Lane;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.Reviewing;
import org.shenfa.review.Route;
import org.shenfa.review.Submission;
import org.shenfa.site.PublicAddress;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 稿件: begin, write, attach, submit, and the story of one item. */
@Controller
class ItemPages {
  private final Drafting drafting;
  private final Columns columns;
  private final Reviewing reviewing;
  private final Publishing publishing;
  private final Organization organization;
  private final Leaders leaders;
  private final FileStore files;
  private final AuditTrail trail;
  private final PublicAddress site;
  private final ReleaseDeadlines deadlines;
  private final Clock clock;

  ItemPages(
      Drafting drafting,
      Columns columns,
      Reviewing reviewing,
      Publishing publishing,
      Organization organization,
      Leaders leaders,
      FileStore files,
      AuditTrail trail,
      PublicAddress site,
      ReleaseDeadlines deadlines,
      Clock clock) {
    this.drafting = drafting;
    this.columns = columns;
    this.reviewing = reviewing;
    this.publishing = publishing;
    this.organization = organization;
    this.leaders = leaders;
    this.files = files;
    this.trail = trail;
    this.site = site;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  @GetMapping("/desk/items/new")
  @MayEnter(Role.STAFF)
  String choose(Model model) {
    model.addAttribute("kinds", Arrays.asList(ItemKind.values()));
    model.addAttribute(
        "routes",
        Arrays.stream(ItemKind.values()).map(k -> bar(k, Disclosure.Decision.ACTIVE)).toList());
    return "desk/choose";
  }

  private static StepBar bar(ItemKind kind, Disclosure.Decision decision) {
    return StepBar.of(Route.of(kind, decision, Lane.NORMAL), null, null);
  }

  @PostMapping("/desk/items/new")
  @MayEnter(Role.STAFF)
  String begin(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam ItemKind kind,
      @RequestParam(required = false) @Nullable MultipartFile manuscript)
      throws IOException {
    var item = drafting.begin(me.person(), me.unitId(), kind);
    var unit = organization.unit(me.unitId()).shortName();
    var blank = blank(item, kind, unit);
    if (manuscript != null && !manuscript.isEmpty()) {
      var name = Optional.ofNullable(manuscript.getOriginalFilename()).orElse("来稿.txt");
      var file = drafting.attach(me.person(), item.id(), name, manuscript.getInputStream());
      blank = taken(blank, file, files.read(file.digest()).orElseThrow());
    }
    drafting.save(me.person(), item.id(), 0, blank);
    return "redirect:/desk/items/" + item.id() + "/edit";
  }

  /** A text file becomes title, number and body; any other file stays an attachment. */
  private static Manifest taken(Manifest blank, Manifest.Attachment file, byte[] bytes) {
    if (!file.type().equals("text/plain")) {
      return blank.withText(blank.title(), blank.body(), List.of(file));
    }
    var manuscript = Manuscript.of(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
    return blank.withText(manuscript.title(), manuscript.body().html(), List.of());
  }

  private static Manifest blank(Item item, ItemKind kind, String unit) {
    return new Manifest(
        Manifest.FORMAT,
        item.number(),
        1,
        "",
        kind.category(),
        kind,
        kind == ItemKind.REPRINT ? SourceKind.MEDIA : SourceKind.UNIT,
        unit,
        item.unitId(),
        unit,
        kind == ItemKind.DRAFT_FOR_COMMENT ? List.of("tzgg", "yjzj") : List.of(),
        "",
        List.of(),
        Disclosure.ACTIVE,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null);
  }

  @GetMapping("/desk/items/{id}/edit")
  @MayEnter(Role.STAFF)
  String edit(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    var item = writable(me, id);
    var revision = drafting.latest(id).orElseThrow();
    var text = revision.manifest();
    model.addAttribute("item", item);
    model.addAttribute("revision", revision);
    model.addAttribute(
        "columns",
        columns.all().stream().filter(c -> c.accepts().contains(text.category())).toList());
    model.addAttribute("bar", bar(text.kind(), text.disclosure().decision()));
    model.addAttribute("missing", drafting.missing(revision));
    model.addAttribute("exception", drafting.exceptionGranted(id));
    model.addAttribute("register", leaders.on(LocalDate.now(clock)));
    return "desk/edit";
  }

  private Item writable(SignedIn me, long id) {
    var item = drafting.find(id);
    if (!drafting.writesFor(me.person(), item.unitId())) {
      throw new NoSuchElementException();
    }
    return item;
  }

  @PostMapping("/desk/items/{id}/edit")
  @MayEnter(Role.STAFF)
  String save(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam int seq,
      @RequestParam MultiValueMap<String, String> typed,
      @RequestParam(required = false) @Nullable List<MultipartFile> file,
      RedirectAttributes said)
      throws IOException {
    var item = writable(me, id);
    var last = drafting.latest(id).orElseThrow();
    var unit = organization.unit(item.unitId()).shortName();
    var attachments = new ArrayList<>(last.manifest().attachments());
    var all = new org.springframework.util.LinkedMultiValueMap<>(typed);
    for (var one : file == null ? List.<MultipartFile>of() : file) {
      if (!one.isEmpty()) {
        var added =
            drafting.attach(
                me.person(),
                id,
                Optional.ofNullable(one.getOriginalFilename()).orElse("附件"),
                one.getInputStream());
        attachments.add(added);
        all.add("attachment", added.digest());
      }
    }
    var text = new ItemForm(all).text(item, last.manifest().kind(), attachments, unit);
    drafting.save(me.person(), id, seq, text);
    var dropped = CleanHtml.of(Optional.ofNullable(typed.getFirst("body")).orElse("")).dropped();
    said.addFlashAttribute("saved", "已保存。" + String.join("；", dropped));
    return "redirect:/desk/items/" + id + "/edit";
  }

  @PostMapping("/desk/items/{id}/submit")
  @MayEnter(Role.STAFF)
  String submit(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam String digest,
      @RequestParam(defaultValue = "NORMAL") Lane lane,
      @RequestParam(required = false) @Nullable String emergencyReason,
      @RequestParam(required = false) @Nullable MultipartFile scan,
      @RequestParam(defaultValue = "") String signer,
      @RequestParam(required = false) @Nullable LocalDate signedOn)
      throws IOException {
    writable(me, id);
    reviewing.submit(
        me.person(),
        id,
        new Digest(digest),
        new Submission(lane, emergencyReason, paper(lane, scan, signer, signedOn)));
    return "redirect:/desk/items/" + id;
  }

  private ReviewCase.@Nullable Paper paper(
      Lane lane, @Nullable MultipartFile scan, String signer, @Nullable LocalDate signedOn)
      throws IOException {
    if (lane != Lane.PAPER || scan == null || scan.isEmpty() || signedOn == null) {
      return null;
    }
    var kept =
        files.put(
            Optional.ofNullable(scan.getOriginalFilename()).orElse("扫描件.pdf"),
            scan.getInputStream());
    return new ReviewCase.Paper(kept.digest(), signer, signedOn);
  }

  @GetMapping("/desk/items/{id}")
  @MayEnter({Role.STAFF, Role.AUDIT_ADMIN})
  String item(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    var item = drafting.find(id);
    var revision = drafting.latest(id).orElseThrow();
    var walked = reviewing.latest(id).orElse(null);
    var releases = publishing.ofItem(id);
    mustBeMine(me, item, walked);
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
        "schedules", walked == null ? List.of() : publishing.schedulesOf(walked.id()));
    model.addAttribute("siteAddress", site.address());
    deadlines.of(id, LocalDate.now(clock)).ifPresent(d -> model.addAttribute("deadline", d));
    return "desk/item";
  }

  private static StepBar walkedBar(
      Revision revision, @Nullable ReviewCase walked, List<Release> releases) {
    if (walked == null) {
      return bar(revision.manifest().kind(), revision.manifest().disclosure().decision());
    }
    return StepBar.of(
        walked.route(),
        walked,
        releases.stream().filter(r -> r.caseId() == walked.id()).findFirst().orElse(null));
  }

  /** Seen by its unit, by 新闻宣传处, by whoever reviews it, and by the audit administrator. */
  private void mustBeMine(SignedIn me, Item item, @Nullable ReviewCase walked) {
    var reviews =
        walked != null
            && (reviewing.authority(me.person(), walked).isPresent()
                || walked.opinions().stream().anyMatch(o -> o.personId() == me.personId()));
    if (!(me.unitId() == item.unitId() || me.publicity() || reviews || me.is(Role.AUDIT_ADMIN))) {
      throw new NoSuchElementException();
    }
  }

  @PostMapping("/desk/items/{id}/exception")
  @MayEnter(Role.PUBLICITY)
  String exception(
      @AuthenticationPrincipal SignedIn me, @PathVariable long id, @RequestParam String reason) {
    drafting.grantException(me.person(), id, reason);
    return "redirect:/desk/items/" + id;
  }

  /** An attachment as its author or reviewer sees it; the public has no such address. */
  @GetMapping("/desk/items/{id}/files/{digest}")
  @MayEnter({Role.STAFF, Role.AUDIT_ADMIN})
  ResponseEntity<byte[]> file(
      @AuthenticationPrincipal SignedIn me, @PathVariable long id, @PathVariable String digest) {
    var item = drafting.find(id);
    var walked = reviewing.latest(id).orElse(null);
    mustBeMine(me, item, walked);
    var named =
        drafting.revisions(id).stream()
            .flatMap(r -> r.manifest().attachments().stream())
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
