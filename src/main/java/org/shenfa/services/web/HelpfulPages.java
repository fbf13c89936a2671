package org.shenfa.services.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.shenfa.access.FormToken;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Pace;
import org.shenfa.access.Role;
import org.shenfa.services.Helpfulness;
import org.shenfa.site.Outline;
import org.shenfa.site.SiteSettings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 这份指南有帮助吗: two buttons, without account, cookie or script. */
@Controller
class HelpfulPages {
  private static final int ADDRESSES = 10_000;

  private final Helpfulness helpfulness;
  private final Outline outline;
  private final SiteSettings site;
  private final Clock clock;
  private final FormToken tokens = new FormToken();
  private final Pace usual;

  HelpfulPages(Helpfulness helpfulness, Outline outline, SiteSettings site, Clock clock) {
    this.helpfulness = helpfulness;
    this.outline = outline;
    this.site = site;
    this.clock = clock;
    this.usual = new Pace(10, Duration.ofMinutes(15), ADDRESSES, clock);
  }

  @GetMapping("/_/services/helpful/{item}")
  @MayEnter(Role.ANYONE)
  String ask(@PathVariable String item, HttpServletResponse response, Model model) {
    return page(item, "", response, model);
  }

  private String page(String item, String said, HttpServletResponse response, Model model) {
    model.addAttribute("site", site);
    model.addAttribute("frame", outline.frame());
    var guide = helpfulness.guide(item);
    if (guide.isEmpty()) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
      return "site/missing";
    }
    model.addAttribute("guide", guide.get());
    model.addAttribute("token", tokens.issue(clock.instant()));
    model.addAttribute("said", said);
    return "services/helpful";
  }

  /** An answer that is neither asks again; one too many in a short time is refused, and says so. */
  @PostMapping("/_/services/helpful/{item}")
  @MayEnter(Role.ANYONE)
  String said(
      @PathVariable String item,
      @RequestParam(defaultValue = "") String helpful,
      @RequestParam(defaultValue = "") String token,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var answered = helpful.equals("yes") || helpful.equals("no");
    if (!answered) {
      return page(item, "", response, model);
    }
    if (!usual.allows(request.getRemoteAddr())) {
      response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
      response.setHeader(HttpHeaders.RETRY_AFTER, "900");
      return page(item, "many", response, model);
    }
    helpfulness.said(item, tokens.read(token).sent(), helpful.equals("yes"));
    return page(item, helpful, response, model);
  }
}
