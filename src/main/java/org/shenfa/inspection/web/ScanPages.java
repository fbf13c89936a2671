package org.shenfa.inspection.web;

import jakarta.servlet.http.HttpServletResponse;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.inspection.Inspecting;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * 巡检: begin one, see how far it is, and those before. The page loads itself anew while one runs.
 */
@Controller
class ScanPages {
  private static final String PAGE = "redirect:/desk/inspection/scans";

  private final Inspecting inspecting;

  ScanPages(Inspecting inspecting) {
    this.inspecting = inspecting;
  }

  @GetMapping("/desk/inspection/scans")
  @MayEnter(Role.PUBLICITY)
  String scans(Model model, HttpServletResponse response) {
    inspecting
        .progress()
        .ifPresent(p -> {
          model.addAttribute("progress", p);
          response.setHeader("Refresh", "3");
        });
    model.addAttribute("scans", inspecting.newest());
    model.addAttribute("links", inspecting.links());
    return "inspection/scans";
  }

  @PostMapping("/desk/inspection/scans")
  @MayEnter(Role.PUBLICITY)
  String begin(@AuthenticationPrincipal SignedIn me) {
    inspecting.begin(me.person());
    return PAGE;
  }

  @PostMapping("/desk/inspection/scans/stop")
  @MayEnter(Role.PUBLICITY)
  String stop(@AuthenticationPrincipal SignedIn me) {
    inspecting.stop(me.person());
    return PAGE;
  }
}
