package org.shenfa.boards.web;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.NoSuchElementException;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.boards.BoardRights;
import org.shenfa.boards.MonthlyReports;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 月报: the months that are over, of all units or of one's own. */
@Controller
class MonthPages {
  private final MonthlyReports reports;

  MonthPages(MonthlyReports reports) {
    this.reports = reports;
  }

  @GetMapping("/desk/boards/months")
  @MayEnter(Role.STAFF)
  String list(@AuthenticationPrincipal SignedIn me, Model model) {
    model.addAttribute("months", reports.months());
    model.addAttribute("unit", BoardRights.seesAll(me) ? 0L : me.unitId());
    return "boards/months";
  }

  @GetMapping("/desk/boards/months/{month}")
  @MayEnter(Role.STAFF)
  String one(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String month,
      @RequestParam(defaultValue = "0") long unit,
      Model model) {
    model.addAttribute("kept", reports.of(me, month(month), unit));
    return "boards/month";
  }

  private static YearMonth month(String typed) {
    try {
      return YearMonth.parse(typed);
    } catch (DateTimeException e) {
      throw new NoSuchElementException(typed, e);
    }
  }
}
