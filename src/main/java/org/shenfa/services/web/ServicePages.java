package org.shenfa.services.web;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.services.Catalogue;
import org.shenfa.services.Catalogue.Asked;
import org.shenfa.services.Catalogue.User;
import org.shenfa.services.Download;
import org.shenfa.services.Downloads;
import org.shenfa.site.Outline;
import org.shenfa.site.SiteSettings;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 服务目录页和下载页, for everybody; they set no cookie and keep nothing about who asks. */
@Controller
class ServicePages {
  private static final int WORDS = 40;

  private final Catalogue catalogue;
  private final Downloads downloads;
  private final Outline outline;
  private final SiteSettings site;

  ServicePages(Catalogue catalogue, Downloads downloads, Outline outline, SiteSettings site) {
    this.catalogue = catalogue;
    this.downloads = downloads;
    this.outline = outline;
    this.site = site;
  }

  @GetMapping("/_/services")
  @MayEnter(Role.ANYONE)
  String catalogue(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String topic,
      @RequestParam(defaultValue = "") String user,
      @RequestParam(defaultValue = "") String kind,
      Model model) {
    var words = q.strip();
    var asked =
        new Asked(words.substring(0, Math.min(WORDS, words.length())), topic, user(user), kind);
    model.addAttribute("asked", asked);
    model.addAttribute("users", Arrays.asList(User.values()));
    model.addAttribute("topics", catalogue.topics());
    model.addAttribute("total", catalogue.all().size());
    model.addAttribute("found", catalogue.find(asked));
    frame(model);
    return "services/catalogue";
  }

  private static @Nullable User user(String name) {
    return Arrays.stream(User.values()).filter(u -> u.name().equals(name)).findFirst().orElse(null);
  }

  /** What a file is, and which version of it holds now; former addresses of files lead here. */
  @GetMapping("/_/downloads/{digest}")
  @MayEnter(Role.ANYONE)
  String download(@PathVariable String digest, HttpServletResponse response, Model model) {
    frame(model);
    var asked = downloads.version(digest);
    if (asked.isEmpty()) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
      return "site/missing";
    }
    model.addAttribute("asked", asked.get());
    model.addAttribute("now", downloads.version(asked.get().currentDigest()).orElseThrow());
    return "services/download";
  }

  /** Counts and leads to the bytes; a former version leads to its page, which says so. */
  @GetMapping("/_/downloads/{digest}/file")
  @MayEnter(Role.ANYONE)
  ResponseEntity<Void> file(@PathVariable String digest) {
    var file = downloads.version(digest).filter(Download::current);
    file.ifPresent(f -> downloads.count(f.digest()));
    var to = file.map(Downloads::address).orElse("/_/downloads/" + digest);
    return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(to)).build();
  }

  private void frame(Model model) {
    model.addAttribute("site", site);
    model.addAttribute("frame", outline.frame());
  }
}
