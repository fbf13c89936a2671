package org.shenfa.archive.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.archive.ArchiveRegister;
import org.shenfa.archive.ArchivedPackage;
import org.shenfa.archive.Contents;
import org.shenfa.archive.PackageChecks;
import org.shenfa.archive.PackageFile;
import org.shenfa.archive.PackageManifest;
import org.shenfa.archive.PackageZip;
import org.shenfa.archive.RegisterFilter;
import org.shenfa.archive.RetentionClass;
import org.shenfa.archive.Working;
import org.shenfa.publication.Publishing;
import org.springframework.http.CacheControl;
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

/** 归档的页面: the register, one package with everything in it, and what is missing. */
@Controller
class ArchivePages {
  static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  private final ArchiveRegister register;
  private final PackageChecks checks;
  private final PackageZip zips;
  private final Contents contents;
  private final Working working;
  private final Publishing publishing;
  private final Clock clock;

  ArchivePages(
      ArchiveRegister register,
      PackageChecks checks,
      PackageZip zips,
      Contents contents,
      Working working,
      Publishing publishing,
      Clock clock) {
    this.register = register;
    this.checks = checks;
    this.zips = zips;
    this.contents = contents;
    this.working = working;
    this.publishing = publishing;
    this.clock = clock;
  }

  @GetMapping("/desk/archive")
  @MayEnter({Role.PUBLICITY, Role.AUDIT_ADMIN})
  String register(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String year,
      @RequestParam(defaultValue = "") String retention,
      @RequestParam(defaultValue = "false") boolean over,
      @RequestParam(defaultValue = "") String page,
      Model model) {
    var today = LocalDate.now(clock);
    var filter =
        new RegisterFilter(
            q.length() > 100 ? q.substring(0, 100) : q,
            number(year),
            Arrays.stream(RetentionClass.values())
                .filter(c -> c.name().equals(retention))
                .findFirst()
                .orElse(null),
            over);
    model.addAttribute("filter", filter);
    model.addAttribute("found", register.find(filter, Math.max(1, number(page)), today));
    model.addAttribute("years", register.years());
    model.addAttribute("waiting", register.missing(clock.instant()).size());
    model.addAttribute("thisYear", today.getYear());
    return "archive/register";
  }

  /** What somebody typed as a number; 0 for what is none. */
  private static int number(String typed) {
    return typed.matches("[0-9]{1,6}") ? Integer.parseInt(typed) : 0;
  }

  @GetMapping("/desk/archive/packages/{number}")
  @MayEnter({Role.PUBLICITY, Role.AUDIT_ADMIN})
  String one(
      @PathVariable String number,
      @RequestParam(defaultValue = "false") boolean check,
      Model model) {
    var line = register.find(number).orElseThrow();
    model.addAttribute("line", line);
    model.addAttribute("manifest", manifest(line));
    model.addAttribute("release", publishing.find(line.releaseId()));
    model.addAttribute("checked", check);
    model.addAttribute("wrong", check ? checks.check(line) : List.of());
    model.addAttribute("form", register.form(number).orElseThrow());
    model.addAttribute("thisYear", LocalDate.now(clock).getYear());
    return "archive/package";
  }

  private PackageManifest manifest(ArchivedPackage line) {
    return PackageManifest.of(register.manifest(line.number()).orElseThrow());
  }

  @GetMapping("/desk/archive/packages/{number}/manifest.txt")
  @MayEnter({Role.PUBLICITY, Role.AUDIT_ADMIN})
  ResponseEntity<byte[]> text(@PathVariable String number) {
    return file(
        "档案清单-%s.txt".formatted(number),
        "text/plain;charset=UTF-8",
        register.manifest(number).orElseThrow());
  }

  @GetMapping("/desk/archive/packages/{number}/form.docx")
  @MayEnter({Role.PUBLICITY, Role.AUDIT_ADMIN})
  ResponseEntity<byte[]> form(@PathVariable String number) {
    return file(
        "审查表-%s.docx".formatted(number), WORD, zips.docx(register.find(number).orElseThrow()));
  }

  /** One content, as a file to keep; nothing of it is opened within the desk. */
  @GetMapping("/desk/archive/packages/{number}/contents/{place}")
  @MayEnter({Role.PUBLICITY, Role.AUDIT_ADMIN})
  ResponseEntity<byte[]> content(@PathVariable String number, @PathVariable int place) {
    var files = manifest(register.find(number).orElseThrow()).files();
    if (place < 1 || place > files.size()) {
      throw new java.util.NoSuchElementException();
    }
    var file = files.get(place - 1);
    return file(
        named(number, file), "application/octet-stream", contents.read(number, file).orElseThrow());
  }

  private static String named(String number, PackageFile file) {
    return switch (file.role()) {
      case FORM, REVISION, PAGE -> number + "-" + file.path().replaceFirst(".*/", "");
      case ATTACHMENT, SCAN, MANUSCRIPT -> file.name();
    };
  }

  @PostMapping("/desk/archive/packages/{number}/zip")
  @MayEnter({Role.PUBLICITY, Role.AUDIT_ADMIN})
  ResponseEntity<byte[]> zip(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String purpose) {
    var line = register.find(number).orElseThrow();
    return file(
        "档案-%s.zip".formatted(number), "application/zip", zips.zip(me.person(), line, purpose));
  }

  @GetMapping("/desk/archive/missing")
  @MayEnter({Role.PUBLICITY, Role.AUDIT_ADMIN})
  String missing(Model model) {
    model.addAttribute("missing", register.missing(clock.instant()));
    model.addAttribute("inventories", working.inventories());
    return "archive/missing";
  }

  static ResponseEntity<byte[]> file(String name, String type, byte[] bytes) {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name, java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.parseMediaType(type))
        .body(bytes);
  }
}
