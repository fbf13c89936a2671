package org.shenfa.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 登录页 and the files every desk page needs. */
@Controller
class Login {
  private static final Pattern OWN_ASSET = Pattern.compile("[a-z]+\\.(css|js)");
  private static final String HTMX = "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

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

  @GetMapping("/desk/assets/{name}")
  @MayEnter(Role.ANYONE)
  ResponseEntity<byte[]> asset(@PathVariable String name, HttpServletRequest request)
      throws IOException {
    var asset = new ClassPathResource(name.equals("htmx.js") ? HTMX : "desk/assets/" + name);
    if (!OWN_ASSET.matcher(name).matches() || !asset.exists()) {
      return ResponseEntity.notFound().build();
    }
    try (var in = asset.getInputStream()) {
      return ResponseEntity.ok()
          .contentType(
              MediaType.parseMediaType(
                  name.endsWith(".css")
                      ? "text/css;charset=UTF-8"
                      : "text/javascript;charset=UTF-8"))
          .cacheControl(CacheControl.maxAge(java.time.Duration.ofHours(1)))
          .body(in.readAllBytes());
    }
  }
}
