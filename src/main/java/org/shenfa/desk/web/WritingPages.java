package org.shenfa.desk.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.access.TypedForm;
import org.shenfa.content.Arranging;
import org.shenfa.content.CleanHtml;
import org.shenfa.content.Disclosure;
import org.shenfa.content.Drafting;
import org.shenfa.content.Item;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.WorkingCopies;
import org.shenfa.content.WorkingCopy;
import org.shenfa.intake.Intake;
import org.shenfa.organization.Organization;
import org.shenfa.regulation.Violations;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 写稿: begin an item, write, attach. */
@Controller
class WritingPages {
  private final Drafting drafting;
  private final Arranging arranging;
  private final WorkingCopies copies;
  private final Organization organization;
  private final Intake intake;
  private final Visibility visibility;
  private final EditPage editPage;
  private final ConflictPage conflictPage;
  private final TypedText typedText;

  WritingPages(
      Drafting drafting,
      Arranging arranging,
      WorkingCopies copies,
      Organization organization,
      Intake intake,
      Visibility visibility,
      EditPage editPage,
      ConflictPage conflictPage,
      TypedText typedText) {
    this.drafting = drafting;
    this.arranging = arranging;
    this.copies = copies;
    this.organization = organization;
    this.intake = intake;
    this.visibility = visibility;
    this.editPage = editPage;
    this.conflictPage = conflictPage;
    this.typedText = typedText;
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
    var text = Manifest.blank(item, kind, organization.unit(me.unitId()).shortName());
    if (source.isPresent()) {
      var taken = intake.take(me.person(), item.id(), text, source.get());
      text = taken.text();
      said.addFlashAttribute("taken", taken.said());
    }
    drafting.save(me.person(), item.id(), 0, text);
    return "redirect:/desk/items/" + item.id() + "/edit";
  }

  /** The form with what this person typed last, be it saved as a revision or not. */
  @GetMapping("/desk/items/{id}/edit")
  @MayEnter(Role.STAFF)
  String edit(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      HttpServletRequest request,
      Model model) {
    var item = visibility.written(me, id);
    var revision = drafting.latest(id).orElseThrow();
    var slot = arranging.slot(id);
    if (slot.isPresent()) {
      return "redirect:/desk/slots/" + slot.get().address();
    }
    editPage.fill(model, me, item, revision);
    editPage.judged(model, revision);
    var copy = copies.of(id, me.personId());
    if (copy.isPresent() && request.getDispatcherType() != DispatcherType.FORWARD) {
      editPage.continued(model, me, item, revision, copy.get());
      new TypedForm("/desk/items/" + id + "/edit", copy.get().typed()).shownBy(request);
    }
    return "desk/edit";
  }

  /** Saves the next revision; over one the author had not seen, both sides are shown instead. */
  @PostMapping("/desk/items/{id}/edit")
  @MayEnter(Role.STAFF)
  String save(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam int seq,
      @RequestParam MultiValueMap<String, String> typed,
      @RequestParam(required = false) @Nullable List<MultipartFile> file,
      HttpServletResponse response,
      Model model,
      RedirectAttributes said)
      throws IOException {
    var item = visibility.written(me, id);
    var all = new LinkedMultiValueMap<>(typed);
    for (var one : file == null ? List.<MultipartFile>of() : file) {
      if (!one.isEmpty()) {
        var name = Optional.ofNullable(one.getOriginalFilename()).orElse("附件");
        all.add(
            "attachment", drafting.attach(me.person(), id, name, one.getInputStream()).digest());
      }
    }
    if (!kept(me, item, seq, all, said)) {
      response.setStatus(HttpStatus.CONFLICT.value());
      conflictPage.fill(model, me, item, seq, all);
      return "desk/conflict";
    }
    return "redirect:/desk/items/" + id + "/edit";
  }

  /** Saves what was chosen of two sides. What cannot be saved yet stays as the working copy. */
  @PostMapping("/desk/items/{id}/merge")
  @MayEnter(Role.STAFF)
  String merge(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam int seq,
      @RequestParam int base,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletResponse response,
      Model model,
      RedirectAttributes said) {
    var item = visibility.written(me, id);
    var chosen = conflictPage.chosen(model, me, item, sent);
    if (chosen.isPresent() && seq == drafting.latest(id).orElseThrow().seq()) {
      var known = copies.of(id, me.personId()).map(WorkingCopy::version).orElse(0);
      copies.keep(id, me.personId(), "0".repeat(32), known + 1, known, seq, chosen.get());
      try {
        if (kept(me, item, seq, chosen.get(), said)) {
          return "redirect:/desk/items/" + id + "/edit";
        }
      } catch (Violations refused) {
        said.addFlashAttribute("refused", refused.all());
        return "redirect:/desk/items/" + id + "/edit";
      }
    }
    response.setStatus(HttpStatus.CONFLICT.value());
    conflictPage.fill(model, me, item, base, ConflictPage.mine(sent));
    return "desk/conflict";
  }

  /** False when somebody else has saved since {@code seq}. */
  private boolean kept(
      SignedIn me, Item item, int seq, Map<String, List<String>> typed, RedirectAttributes said) {
    if (drafting.latest(item.id()).orElseThrow().seq() != seq) {
      return false;
    }
    var text = typedText.text(item, typed);
    try {
      var saved = drafting.save(me.person(), item.id(), seq, text);
      copies.clear(item.id(), me.personId());
      var body = String.join("", Optional.ofNullable(typed.get("body")).orElse(List.of()));
      said.addFlashAttribute(
          "saved",
          "已保存 %s，第 %d 版。%s"
              .formatted(
                  Times.second(saved.createdAt()).substring(11),
                  saved.seq(),
                  String.join("；", CleanHtml.of(body).dropped())));
      return true;
    } catch (Violations refused) {
      if (drafting.latest(item.id()).orElseThrow().seq() != seq) {
        return false;
      }
      throw refused;
    }
  }
}
