package org.shenfa.access.web;

import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** 登录页 and the files every desk page needs. */
@Controller
class Login {
  private static final Pattern OWN_ASSET = Pattern.compile("[a-z]+\\.(css|js)");

  @GetMapping("/desk/login")
  @MayEnter(Role.ANYONE)
  String login(
      @AuthenticationPrincipal @Nullable SignedIn me,
      @RequestParam(required = false) @Nullable String failed,
      Model model) {
    model.addAttribute("failed", failed != null);
    return me == null ? "access/login" : "redirect:/desk";
  }

  @GetMapping("/")
  @MayEnter(Role.ANYONE)
  String front() {
    return "redirect:/desk";
  }

  /** Scripts and styles: small on the wire, and not sent again while they are the same. */
  @GetMapping("/desk/assets/{name}")
  @MayEnter(Role.ANYONE)
  ResponseEntity<byte[]> asset(
      @PathVariable String name,
      @RequestHeader(name = "Accept-Encoding", defaultValue = "") String accepted)
      throws IOException {
    if (!OWN_ASSET.matcher(name).matches()) {
      return ResponseEntity.notFound().build();
    }
    var asset = Asset.named(name);
    if (asset.isEmpty()) {
      return ResponseEntity.notFound().build();
    }
    var small = accepted.contains("gzip");
    var answer =
        ResponseEntity.ok()
            .contentType(
                MediaType.parseMediaType(
                    name.endsWith(".css")
                        ? "text/css;charset=UTF-8"
                        : "text/javascript;charset=UTF-8"))
            .eTag(asset.get().tag() + (small ? "-gz" : ""))
            .varyBy("Accept-Encoding")
            .cacheControl(CacheControl.noCache());
    return small
        ? answer.header("Content-Encoding", "gzip").body(asset.get().small())
        : answer.body(asset.get().whole());
  }
}
