package org.shenfa.disclosure.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.disclosure.DisclosureFiles;
import org.shenfa.disclosure.DisclosureRegister;
import org.shenfa.disclosure.DisclosureRemedies;
import org.shenfa.disclosure.RemedyResult;
import org.shenfa.disclosure.RemedyWay;
import org.shenfa.disclosure.SecrecyLooks;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 依申请公开: the files of a reply, the secrecy reviewer's word, reviews and suits about it. */
@Controller
class DisclosureEnclosures {
  private static final String CASE = DisclosureDeskPages.CASE;

  private final DisclosureRegister register;
  private final DisclosureFiles files;
  private final SecrecyLooks looks;
  private final DisclosureRemedies remedies;

  DisclosureEnclosures(
      DisclosureRegister register,
      DisclosureFiles files,
      SecrecyLooks looks,
      DisclosureRemedies remedies) {
    this.register = register;
    this.files = files;
    this.looks = looks;
    this.remedies = remedies;
  }

  private static String back(String number) {
    return "redirect:/desk/disclosure/" + number;
  }

  @PostMapping(CASE + "/files")
  @MayEnter(Role.STAFF)
  String attach(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String number,
      @RequestParam MultipartFile file)
      throws IOException {
    files.attach(
        me.person(),
        number,
        Objects.requireNonNullElse(file.getOriginalFilename(), ""),
        file.getBytes());
    return back(number);
  }

  @PostMapping(CASE + "/files/{id}")
  @MayEnter(Role.STAFF)
  String takeOut(
      @AuthenticationPrincipal SignedIn me, @PathVariable String number, @PathVariable long id) {
    files.takeOut(me.person(), number, id);
    return back(number);
  }

  @GetMapping(CASE + "/files/{id}")
  @MayEnter(Role.STAFF)
  ResponseEntity<byte[]> file(
      @AuthenticationPrincipal SignedIn me, @PathVariable String number, @PathVariable long id) {
    var on = register.dossier(me.person(), number);
    return handed(files.open(me.person(), on.request(), id));
  }

  /** As a download, which no browser shows in place and no cache keeps. */
  static ResponseEntity<byte[]> handed(DisclosureFiles.Opened file) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .contentType(MediaType.parseMediaType(file.mediaType()))
        .body(file.bytes());
  }

  @PostMapping(CASE + "/secrecy")
  @MayEnter(Role.STAFF)
  String conclude(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String number,
      @RequestParam long reply,
      @RequestParam(defaultValue = "") String files,
      @RequestParam boolean clean,
      @RequestParam(defaultValue = "") String words) {
    looks.conclude(me.person(), number, reply, files, clean, words);
    return back(number);
  }

  @PostMapping(CASE + "/remedies")
  @MayEnter(Role.STAFF)
  String note(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String number,
      @RequestParam RemedyWay way,
      @RequestParam(defaultValue = "") String paper,
      @RequestParam LocalDate on) {
    remedies.note(me.person(), number, way, paper, on);
    return back(number);
  }

  @PostMapping(CASE + "/remedies/{id}")
  @MayEnter(Role.STAFF)
  String conclude(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String number,
      @PathVariable long id,
      @RequestParam RemedyResult result,
      @RequestParam(defaultValue = "") String paper,
      @RequestParam LocalDate on) {
    remedies.conclude(me.person(), number, id, result, paper, on);
    return back(number);
  }
}
