package org.shenfa.search.web;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.search.Indexing;
import org.shenfa.search.SearchCounts;
import org.shenfa.search.Synonyms;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 网站检索: what visitors looked for in vain, and the words that mean the same. */
@Controller
class SearchDesk {
  private static final String HERE = "redirect:/desk/search";
  private static final int DAYS = 30;

  private final Synonyms synonyms;
  private final SearchCounts counts;
  private final Indexing indexing;
  private final Clock clock;

  SearchDesk(Synonyms synonyms, SearchCounts counts, Indexing indexing, Clock clock) {
    this.synonyms = synonyms;
    this.counts = counts;
    this.indexing = indexing;
    this.clock = clock;
  }

  @GetMapping("/desk/search")
  @MayEnter(Role.PUBLICITY)
  String page(Model model) {
    var today = LocalDate.now(clock);
    model.addAttribute("groups", synonyms.all());
    model.addAttribute("missed", counts.inVain(today.minusDays(DAYS)));
    model.addAttribute("most", counts.mostAsked(today.minusDays(DAYS)));
    model.addAttribute("ready", indexing.ready());
    model.addAttribute("todayIso", today.toString());
    return "search/desk";
  }

  @PostMapping("/desk/search/synonyms")
  @MayEnter(Role.PUBLICITY)
  String add(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String words,
      @RequestParam LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      RedirectAttributes said) {
    synonyms.add(me.person(), words, from, to);
    said.addFlashAttribute("saved", "这组同义词已经加入，几秒以后检索就会用上。");
    return HERE;
  }

  @PostMapping("/desk/search/synonyms/end")
  @MayEnter(Role.PUBLICITY)
  String end(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam long id,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes said) {
    synonyms.end(me.person(), id, reason);
    said.addFlashAttribute("saved", "这组同义词已经停用。");
    return HERE;
  }

  @PostMapping("/desk/search/rebuild")
  @MayEnter(Role.PUBLICITY)
  String rebuild(RedirectAttributes said) {
    indexing.startAnew();
    said.addFlashAttribute("saved", "索引正在重建，其间检索照常。");
    return HERE;
  }
}
