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
import org.shenfa.columns.Columns;
import org.shenfa.content.CleanHtml;
import org.shenfa.content.Digest;
import org.shenfa.content.Disclosure;
import org.shenfa.content.Drafting;
import org.shenfa.content.Item;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.SourceKind;
import org.shenfa.files.FileStore;
import org.shenfa.intake.Intake;
import org.shenfa.organization.Leaders;
import org.shenfa.organization.Organization;
import org.shenfa.review.Lane;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.Reviewing;
import org.shenfa.review.Submission;
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

/** 写稿: begin an item, write, attach, submit. */
@Controller
class WritingPages {
  private final Drafting drafting;
  private final Columns columns;
  private final Reviewing reviewing;
  private final Organization organization;
  private final Leaders leaders;
  private final FileStore files;
  private final Intake intake;
  private final Clock clock;

  WritingPages(
      Drafting drafting,
      Columns columns,
      Reviewing reviewing,
      Organization organization,
      Leaders leaders,
      FileStore files,
      Intake intake,
      Clock clock) {
    this.drafting = drafting;
    this.columns = columns;
    this.reviewing = reviewing;
    this.organization = organization;
    this.leaders = leaders;
    this.files = files;
    this.intake = intake;
    this.clock = clock;
  }

  @GetMapping("/desk/items/new")
  @MayEnter(Role.STAFF)
  String choose(Model model) {
    var kinds = Arrays.stream(ItemKind.values()).filter(ItemKind::written).toList();
    model.addAttribute("kinds", kinds);
    model.addAttribute(
        "routes", kinds.stream().map(k -> StepBar.of(k, Disclosure.Decision.ACTIVE)).toList());
    return "desk/choose";
  }

  @PostMapping("/desk/items/new")
  @MayEnter(Role.STAFF)
  String begin(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam ItemKind kind,
      @RequestParam(required = false) @Nullable MultipartFile manuscript,
      @RequestParam(defaultValue = "false") boolean keepSource,
      RedirectAttributes said)
      throws IOException {
    var source = IntakePages.source(manuscript, keepSource);
    var item = drafting.begin(me.person(), me.unitId(), kind);
    var text = blank(item, kind, organization.unit(me.unitId()).shortName());
    if (source.isPresent()) {
      var taken = intake.take(me.person(), item.id(), text, source.get());
      text = taken.text();
      said.addFlashAttribute("saved", String.join("；", taken.said()) + "。");
    }
    drafting.save(me.person(), item.id(), 0, text);
    return "redirect:/desk/items/" + item.id() + "/edit";
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
    model.addAttribute("bar", StepBar.of(text.kind(), text.disclosure().decision()));
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
}
