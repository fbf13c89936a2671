package org.shenfa.archive.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.archive.ArchiveRegister;
import org.shenfa.archive.Certifying;
import org.shenfa.archive.InventoryResult;
import org.shenfa.archive.Working;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
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

/**
 * 导出与清点的页面: begin one, see how far it is, fetch what it made, sign for what it found. The page
 * loads itself anew while one is under way.
 */
@Controller
class ArchiveWorkPages {
  private static final String PAGE = "redirect:/desk/archive/works";

  private final Working working;
  private final Certifying certifying;
  private final ArchiveRegister register;
  private final Clock clock;

  ArchiveWorkPages(Working working, Certifying certifying, ArchiveRegister register, Clock clock) {
    this.working = working;
    this.certifying = certifying;
    this.register = register;
    this.clock = clock;
  }

  @GetMapping("/desk/archive/works")
  @MayEnter({Role.PUBLICITY, Role.AUDIT_ADMIN})
  String works(Model model, HttpServletResponse response) {
    working
        .progress()
        .ifPresent(p -> {
          model.addAttribute("progress", p);
          response.setHeader("Refresh", "3");
        });
    model.addAttribute("works", working.newest());
    model.addAttribute("years", register.years());
    model.addAttribute("day", LocalDate.now(clock));
    return "archive/works";
  }

  @PostMapping("/desk/archive/works/year")
  @MayEnter({Role.PUBLICITY, Role.AUDIT_ADMIN})
  String year(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String year,
      @RequestParam(defaultValue = "") String purpose) {
    working.year(me.person(), number(year), purpose);
    return PAGE;
  }

  @PostMapping("/desk/archive/works/inventory")
  @MayEnter({Role.PUBLICITY, Role.AUDIT_ADMIN})
  String inventory(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String year,
      @RequestParam(defaultValue = "") String purpose) {
    working.inventory(me.person(), number(year), purpose);
    return PAGE;
  }

  @PostMapping("/desk/archive/works/day")
  @MayEnter({Role.PUBLICITY, Role.AUDIT_ADMIN})
  String day(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String purpose) {
    working.day(me.person(), RetentionPages.day(day), purpose);
    return PAGE;
  }

  @PostMapping("/desk/archive/works/stop")
  @MayEnter({Role.PUBLICITY, Role.AUDIT_ADMIN})
  String stop(@AuthenticationPrincipal SignedIn me) {
    working.stop(me.person());
    return PAGE;
  }

  private static int number(String typed) {
    return typed.matches("[0-9]{4}") ? Integer.parseInt(typed) : 0;
  }

  @GetMapping("/desk/archive/works/{id}")
  @MayEnter({Role.PUBLICITY, Role.AUDIT_ADMIN})
  String one(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    var work = working.find(id).orElseThrow();
    var result = work.result();
    model.addAttribute("work", work);
    model.addAttribute("result", result == null ? null : InventoryResult.of(result));
    model.addAttribute("certificate", certifying.of(id).orElse(null));
    model.addAttribute("there", working.file(work).isPresent());
    model.addAttribute("mine", work.personId() == me.personId());
    return "archive/work";
  }

  /** What an export made, handed out as it lies on the disk. */
  @GetMapping("/desk/archive/works/{id}/file")
  @MayEnter({Role.PUBLICITY, Role.AUDIT_ADMIN})
  ResponseEntity<Resource> file(@PathVariable long id) {
    var work = working.find(id).orElseThrow();
    var file = working.file(work).orElseThrow();
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(work.fileName(), java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString())
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.parseMediaType("application/zip"))
        .body(new FileSystemResource(file));
  }

  @PostMapping("/desk/archive/works/{id}/certificate")
  @MayEnter({Role.PUBLICITY, Role.AUDIT_ADMIN})
  String sign(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String remark) {
    certifying.sign(me.person(), id, remark);
    return PAGE + "/" + id;
  }

  @GetMapping("/desk/archive/works/{id}/certificate.docx")
  @MayEnter({Role.PUBLICITY, Role.AUDIT_ADMIN})
  ResponseEntity<byte[]> certificate(@PathVariable long id) {
    var work = working.find(id).orElseThrow();
    var certificate = certifying.of(id).orElseThrow();
    return ArchivePages.file(
        "%d年度清点证明.docx".formatted(work.year()), ArchivePages.WORD, certifying.docx(certificate));
  }
}
