package org.shenfa.chronicle.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.chronicle.Mendings;
import org.shenfa.chronicle.SiteCare;
import org.shenfa.site.Reconciler;
import org.shenfa.site.Visits;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** 网站运行: whether the folder is as it should be, what was done to it, and what readers look at. */
@Controller
class SitePages {
  private static final int DAYS = 30;

  private final Reconciler site;
  private final SiteCare care;
  private final Mendings mendings;
  private final Visits visits;
  private final Clock clock;

  SitePages(Reconciler site, SiteCare care, Mendings mendings, Visits visits, Clock clock) {
    this.site = site;
    this.care = care;
    this.mendings = mendings;
    this.visits = visits;
    this.clock = clock;
  }

  @GetMapping("/desk/site")
  @MayEnter({Role.PUBLICITY, Role.SYSTEM_ADMIN})
  String page(Model model) {
    var from = LocalDate.now(clock).minusDays(DAYS);
    model.addAttribute("standing", site.standing());
    model.addAttribute("files", site.files().size());
    model.addAttribute("busy", care.busy());
    model.addAttribute("mendings", mendings.last());
    model.addAttribute("pages", visits.pages(from));
    model.addAttribute("sources", visits.sources(from));
    return "chronicle/site";
  }

  /** How far the work has come, for the bar on the page: files done, of about so many. */
  @GetMapping("/desk/site/progress")
  @MayEnter({Role.PUBLICITY, Role.SYSTEM_ADMIN})
  @ResponseBody
  Map<String, Object> progress() {
    var all = new LinkedHashMap<String, Object>();
    all.put("busy", care.busy());
    site.progress()
        .ifPresent(p -> {
          all.put("done", p.done());
          all.put("of", p.of());
        });
    return all;
  }

  @PostMapping("/desk/site/check")
  @MayEnter({Role.PUBLICITY, Role.SYSTEM_ADMIN})
  String check(@AuthenticationPrincipal SignedIn me) {
    care.check(me.person());
    return "redirect:/desk/site";
  }

  @PostMapping("/desk/site/rebuild")
  @MayEnter({Role.PUBLICITY, Role.SYSTEM_ADMIN})
  String rebuild(@AuthenticationPrincipal SignedIn me) {
    care.rebuild(me.person());
    return "redirect:/desk/site";
  }
}
