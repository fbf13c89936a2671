package org.shenfa.desk.web;

import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.content.Drafting;
import org.shenfa.files.FileStore;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Violations;
import org.shenfa.review.Collating;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 签发文稿: what the leader signed, kept beside an item; readers never see it. */
@Controller
class SignedManuscriptPages {
  private final Collating collating;
  private final Drafting drafting;
  private final FileStore files;
  private final Visibility visibility;

  SignedManuscriptPages(
      Collating collating, Drafting drafting, FileStore files, Visibility visibility) {
    this.collating = collating;
    this.drafting = drafting;
    this.files = files;
    this.visibility = visibility;
  }

  @GetMapping("/desk/items/{id}/signed")
  @MayEnter(Role.STAFF)
  String page(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    var item = visibility.item(me, id);
    model.addAttribute("item", item);
    model.addAttribute("revision", drafting.latest(id).orElseThrow());
    model.addAttribute("manuscript", collating.of(id).orElse(null));
    model.addAttribute("writes", drafting.writesFor(me.person(), item.unitId()));
    return "desk/signed";
  }

  @GetMapping("/desk/items/{id}/signed/file")
  @MayEnter(Role.STAFF)
  ResponseEntity<byte[]> file(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
    visibility.item(me, id);
    var manuscript = collating.of(id).orElseThrow(NoSuchElementException::new);
    var digest = Optional.ofNullable(manuscript.digest()).orElseThrow();
    return ItemPages.download(
        manuscript.name(), "application/octet-stream", files.read(digest).orElseThrow());
  }

  @PostMapping("/desk/items/{id}/signed")
  @MayEnter(Role.STAFF)
  String keep(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(required = false) @Nullable MultipartFile manuscript,
      @RequestParam(defaultValue = "") String none)
      throws IOException {
    visibility.item(me, id);
    if (manuscript != null && !manuscript.isEmpty()) {
      var name = Optional.ofNullable(manuscript.getOriginalFilename()).orElse("签发文稿");
      collating.keep(me.person(), id, name, manuscript.getInputStream());
    } else if (!none.isBlank()) {
      collating.none(me.person(), id, none);
    } else {
      throw new Violations(Clause.MEASURES_20_3, "请选择签发文稿的文件；没有纸质签发的，写明理由。");
    }
    return "redirect:/desk/items/" + id + "/signed";
  }
}
