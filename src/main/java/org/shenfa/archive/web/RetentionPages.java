package org.shenfa.archive.web;

import static org.shenfa.regulation.Clause.MEASURES_26_1;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.archive.RetentionClass;
import org.shenfa.archive.RetentionRules;
import org.shenfa.content.ItemKind;
import org.shenfa.regulation.Violations;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 保管期限表的页面: what holds today, how it came about, and a new line. */
@Controller
class RetentionPages {
  private final RetentionRules rules;
  private final Clock clock;

  RetentionPages(RetentionRules rules, Clock clock) {
    this.rules = rules;
    this.clock = clock;
  }

  @GetMapping("/desk/archive/rules")
  @MayEnter({Role.PUBLICITY, Role.AUDIT_ADMIN})
  String rules(Model model) {
    var today = LocalDate.now(clock);
    model.addAttribute("now", rules.on(today));
    model.addAttribute("all", rules.all());
    model.addAttribute("day", today);
    return "archive/rules";
  }

  @PostMapping("/desk/archive/rules")
  @MayEnter(Role.PUBLICITY)
  String set(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String retention,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String explanation) {
    rules.set(
        me.person(),
        one(ItemKind.values(), kind, "请选一种信息。"),
        one(RetentionClass.values(), retention, "请选一个保管期限。"),
        day(from),
        explanation,
        LocalDate.now(clock));
    return "redirect:/desk/archive/rules";
  }

  private static <T extends Enum<T>> T one(T[] all, String typed, String otherwise) {
    return Arrays.stream(all)
        .filter(v -> v.name().equals(typed))
        .findFirst()
        .orElseThrow(() -> new Violations(MEASURES_26_1, otherwise));
  }

  static @Nullable LocalDate day(String typed) {
    try {
      return LocalDate.parse(typed.strip());
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
