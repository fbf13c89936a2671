package org.shenfa.search.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.hibernate.search.util.common.SearchException;
import org.hibernate.search.util.common.SearchTimeoutException;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Pace;
import org.shenfa.access.Role;
import org.shenfa.search.Asked;
import org.shenfa.search.Asked.Facet;
import org.shenfa.search.Searching;
import org.shenfa.search.Suggesting;
import org.shenfa.site.Outline;
import org.shenfa.site.SiteSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 检索页: searching for everybody. Sets no cookie and keeps nothing about who asks. */
@Controller
class SearchPages {
  private static final Logger LOG = LoggerFactory.getLogger(SearchPages.class);
  private static final int A_MINUTE = 60;
  private static final int TYPED_A_MINUTE = 240;
  private static final int ADDRESSES = 10_000;
  private static final int AT_ONCE = 16;

  private final Searching searching;
  private final Suggesting suggesting;
  private final Outline outline;
  private final SiteSettings site;
  private final Pace pace;
  private final Pace typing;
  private final Semaphore room = new Semaphore(AT_ONCE);

  SearchPages(
      Searching searching, Suggesting suggesting, Outline outline, SiteSettings site, Clock clock) {
    this.searching = searching;
    this.suggesting = suggesting;
    this.outline = outline;
    this.site = site;
    this.pace = new Pace(A_MINUTE, Duration.ofMinutes(1), ADDRESSES, clock);
    this.typing = new Pace(TYPED_A_MINUTE, Duration.ofMinutes(1), ADDRESSES, clock);
  }

  @GetMapping("/_/search")
  @MayEnter(Role.ANYONE)
  String search(HttpServletRequest request, HttpServletResponse response, Model model) {
    model.addAttribute("site", site);
    model.addAttribute("frame", outline.frame());
    model.addAttribute(
        "columns", outline.columns().stream().filter(c -> c.topic() == null).toList());
    var asked = Asked.of(parameters(request));
    model.addAttribute("asked", asked);
    if (!pace.allows(request.getRemoteAddr())) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "60");
      return sorry(response, model, HttpStatus.TOO_MANY_REQUESTS, "检索得太快了，请过一分钟再试。");
    }
    if (!room.tryAcquire()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "5");
      return sorry(response, model, HttpStatus.SERVICE_UNAVAILABLE, "现在检索的人很多，请过几秒再试。");
    }
    try {
      model.addAttribute("results", searching.find(asked));
    } catch (SearchTimeoutException e) {
      return sorry(response, model, HttpStatus.SERVICE_UNAVAILABLE, "这次检索用的时间太长，请换几个词，或者过一会儿再试。");
    } catch (SearchException | DataAccessException e) {
      LOG.warn("检索不能进行：{}", e.toString());
      return sorry(
          response, model, HttpStatus.SERVICE_UNAVAILABLE, "检索暂时不能用，请从栏目或者网站地图查找，或者过一会儿再试。");
    } finally {
      room.release();
    }
    return "search/page";
  }

  private static String sorry(
      HttpServletResponse response, Model model, HttpStatus status, String sentence) {
    response.setStatus(status.value());
    model.addAttribute("sorry", sentence);
    return "search/page";
  }

  /** What goes on as is being typed; nothing rather than a refusal. */
  @GetMapping("/_/search/suggest")
  @MayEnter(Role.ANYONE)
  ResponseEntity<List<String>> suggest(HttpServletRequest request) {
    if (!typing.allows(request.getRemoteAddr())) {
      return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).body(List.of());
    }
    try {
      return ResponseEntity.ok(suggesting.suggest(parameters(request).getOrDefault("q", "")));
    } catch (SearchException | DataAccessException e) {
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body(List.of());
    }
  }

  /** The first value of each parameter; an address that cannot be read has none. */
  private static Map<String, String> parameters(HttpServletRequest request) {
    var all = new HashMap<String, String>();
    try {
      for (var name : List.of("q", "sort", "page")) {
        put(all, name, request);
      }
      for (var facet : Facet.values()) {
        put(all, facet.parameter(), request);
      }
    } catch (RuntimeException e) {
      // Jetty refuses escapes that are none; whoever typed them sees the empty form.
      all.clear();
    }
    return all;
  }

  private static void put(Map<String, String> all, String name, HttpServletRequest request) {
    var value = request.getParameter(name);
    if (value != null) {
      all.put(name, value);
    }
  }
}
