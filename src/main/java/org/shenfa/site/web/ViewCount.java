package org.shenfa.site.web;

import java.util.Map;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.site.ViewCounts;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 浏览次数 of a page. */
@RestController
class ViewCount {
  private final ViewCounts views;

  ViewCount(ViewCounts views) {
    this.views = views;
  }

  @PostMapping("/_/views/{item}")
  @MayEnter(Role.ANYONE)
  Map<String, Long> count(@PathVariable String item, @RequestParam(defaultValue = "") String from) {
    return Map.of("views", views.count(item, from));
  }
}
