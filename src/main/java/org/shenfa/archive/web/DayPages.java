package org.shenfa.archive.web;

import java.time.Clock;
import java.time.LocalDate;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.chronicle.KeptPages;
import org.shenfa.chronicle.PastPages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 某一天的整站: everything that stood at its end, to be looked through and exported. */
@Controller
class DayPages {
  private static final int LINES = 100;

  private final KeptPages pages;
  private final PastPages past;
  private final Clock clock;

  DayPages(KeptPages pages, PastPages past, Clock clock) {
    this.pages = pages;
    this.past = past;
    this.clock = clock;
  }

  @GetMapping("/desk/archive/days")
  @MayEnter({Role.PUBLICITY, Role.AUDIT_ADMIN})
  String day(
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String after,
      Model model) {
    var today = LocalDate.now(clock);
    var typed = RetentionPages.day(day);
    var shown = typed == null || typed.getYear() < 2000 || typed.isAfter(today) ? today : typed;
    var words = (q.length() > 100 ? q.substring(0, 100) : q).strip();
    var lines = pages.standing(shown, words, after, LINES);
    model.addAttribute("day", shown);
    model.addAttribute("now", today);
    model.addAttribute("q", words);
    model.addAttribute("first", after.isEmpty());
    model.addAttribute("lines", lines);
    model.addAttribute("total", pages.count(shown, words));
    model.addAttribute("more", lines.size() == LINES ? lines.getLast().path() : "");
    past.since().ifPresent(s -> model.addAttribute("since", s));
    return "archive/day";
  }
}
