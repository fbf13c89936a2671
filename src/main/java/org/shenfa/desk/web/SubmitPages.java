package org.shenfa.desk.web;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.content.Digest;
import org.shenfa.files.FileStore;
import org.shenfa.review.Lane;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.Submission;
import org.shenfa.review.Submitting;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 报送: a text goes into review, with its signed form where the form is of paper. */
@Controller
class SubmitPages {
  private final Submitting submitting;
  private final FileStore files;
  private final Visibility visibility;

  SubmitPages(Submitting submitting, FileStore files, Visibility visibility) {
    this.submitting = submitting;
    this.files = files;
    this.visibility = visibility;
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
    visibility.written(me, id);
    submitting.submit(
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
