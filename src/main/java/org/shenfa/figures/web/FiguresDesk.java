package org.shenfa.figures.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.NoSuchElementException;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.figures.MonthlyFigures;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** 公开数据: the months that are over, what they say, and the item that tells it to the public. */
@Controller
class FiguresDesk {
  private final MonthlyFigures figures;
  private final Clock clock;

  FiguresDesk(MonthlyFigures figures, Clock clock) {
    this.figures = figures;
    this.clock = clock;
  }

  @GetMapping("/desk/figures")
  @MayEnter(Role.PUBLICITY)
  String list(Model model) {
    model.addAttribute("months", figures.months(clock.instant()));
    return "figures/list";
  }

  @GetMapping("/desk/figures/{month}")
  @MayEnter(Role.PUBLICITY)
  String month(@PathVariable String month, Model model) {
    var of = month(month);
    var now = clock.instant();
    var counted = figures.counted(of, now);
    var kept = figures.kept(of);
    model.addAttribute("line", figures.line(of));
    model.addAttribute("counted", counted);
    model.addAttribute("changed", kept.filter(k -> !k.equals(counted)).isPresent());
    return "figures/month";
  }

  @PostMapping("/desk/figures/{month}")
  @MayEnter(Role.PUBLICITY)
  String begin(@AuthenticationPrincipal SignedIn me, @PathVariable String month) {
    var item = figures.begin(me.person(), month(month), clock.instant());
    return "redirect:/desk/items/" + item.id() + "/edit";
  }

  private static YearMonth month(String typed) {
    try {
      return YearMonth.parse(typed);
    } catch (DateTimeException e) {
      throw new NoSuchElementException(typed, e);
    }
  }
}
