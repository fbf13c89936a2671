package org.shenfa.desk.web;

import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.content.Drafting;
import org.shenfa.intake.Intake;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 收稿页面: a whole file into a draft that has no text yet. */
@Controller
class IntakePages {
  private final Drafting drafting;
  private final Intake intake;

  IntakePages(Drafting drafting, Intake intake) {
    this.drafting = drafting;
    this.intake = intake;
  }

  @PostMapping("/desk/items/{id}/manuscript")
  @MayEnter(Role.STAFF)
  String take(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam int seq,
      @RequestParam(required = false) @Nullable MultipartFile manuscript,
      @RequestParam(defaultValue = "false") boolean keepSource,
      RedirectAttributes said)
      throws IOException {
    var item = drafting.find(id);
    if (!drafting.writesFor(me.person(), item.unitId())) {
      throw new NoSuchElementException();
    }
    var source = source(manuscript, keepSource);
    if (source.isEmpty()) {
      said.addFlashAttribute("saved", "没有选择文件。");
      return "redirect:/desk/items/" + id + "/edit";
    }
    var text = drafting.latest(id).orElseThrow().manifest();
    var taken = intake.take(me.person(), id, text, source.get());
    drafting.save(me.person(), id, seq, taken.text());
    said.addFlashAttribute("taken", taken.said());
    return "redirect:/desk/items/" + id + "/edit";
  }

  /** What was chosen in the form, opened; empty when nothing was. */
  static Optional<Intake.Source> source(@Nullable MultipartFile file, boolean keep)
      throws IOException {
    return file == null || file.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Intake.open(
                Optional.ofNullable(file.getOriginalFilename()).orElse("来稿.txt"),
                file.getInputStream(),
                keep));
  }
}
