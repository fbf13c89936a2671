package org.shenfa.assessment.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.assessment.Circulating;
import org.shenfa.procedures.OfficialPaper;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** 通报: its Word document, and the item that publishes it. */
@Controller
class CircularPages {
  private final Circulating circulating;
  private final Clock clock;

  CircularPages(Circulating circulating, Clock clock) {
    this.circulating = circulating;
    this.clock = clock;
  }

  @GetMapping("/desk/assessment/{id}/circular")
  @MayEnter(Role.STAFF)
  ResponseEntity<byte[]> paper(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
    var paper = circulating.paper(me.person(), id, clock.instant());
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(paper.name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .contentType(MediaType.parseMediaType(OfficialPaper.WORD))
        .body(paper.bytes());
  }

  @PostMapping("/desk/assessment/{id}/circular")
  @MayEnter(Role.PUBLICITY)
  String begin(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
    var item = circulating.begin(me.person(), id, clock.instant());
    return "redirect:/desk/items/" + item.id() + "/edit";
  }
}
