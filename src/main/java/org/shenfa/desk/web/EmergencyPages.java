package org.shenfa.desk.web;

import static org.shenfa.regulation.Clause.HOUSE;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.columns.Columns;
import org.shenfa.concerns.ConcernRegister;
import org.shenfa.concerns.Responding;
import org.shenfa.emergency.Emergencies;
import org.shenfa.emergency.EmergencyAct.Kind;
import org.shenfa.emergency.EmergencyWords;
import org.shenfa.emergency.EmergencyWords.Telephone;
import org.shenfa.regulation.Violations;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 应急模式: how the site stands, what waits for a second person, and every act there was. */
@Controller
public class EmergencyPages {
  private final Emergencies emergencies;
  private final Columns columns;
  private final ConcernRegister register;
  private final Responding responding;

  EmergencyPages(
      Emergencies emergencies, Columns columns, ConcernRegister register, Responding responding) {
    this.emergencies = emergencies;
    this.columns = columns;
    this.register = register;
    this.responding = responding;
  }

  @GetMapping("/desk/emergency")
  @MayEnter(Role.PUBLICITY)
  String page(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "0") long concern,
      Model model) {
    if (concern != 0) {
      model.addAttribute("suggested", responding.words(me.person(), concern));
    }
    model.addAttribute("gravest", register.gravest());
    emergencies.standing().ifPresent(a -> model.addAttribute("standing", a));
    emergencies.waiting().ifPresent(a -> model.addAttribute("waiting", a));
    model.addAttribute("history", emergencies.history());
    model.addAttribute("columns", columns.all());
    return "desk/emergency";
  }

  @PostMapping("/desk/emergency")
  @MayEnter(Role.PUBLICITY)
  String propose(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String event,
      @RequestParam(defaultValue = "") String call,
      @RequestParam(defaultValue = "") String summary,
      @RequestParam(defaultValue = "") String todo,
      @RequestParam(defaultValue = "") String telephones,
      @RequestParam(defaultValue = "") String column,
      @RequestParam(defaultValue = "") String nextUpdate,
      @RequestParam(defaultValue = "") String reason) {
    var words =
        new EmergencyWords(
            event.strip(),
            call.strip(),
            summary.strip(),
            todo.lines().map(String::strip).filter(l -> !l.isEmpty()).toList(),
            Telephone.of(telephones),
            columns.find(column.strip()).isPresent() ? column.strip() : "",
            time(nextUpdate));
    var kind = emergencies.standing().isPresent() ? Kind.UPDATE : Kind.OPEN;
    emergencies.propose(me.person(), kind, words, reason);
    return "redirect:/desk/emergency";
  }

  @PostMapping("/desk/emergency/close")
  @MayEnter(Role.PUBLICITY)
  String close(
      @AuthenticationPrincipal SignedIn me, @RequestParam(defaultValue = "") String reason) {
    emergencies.propose(me.person(), Kind.CLOSE, null, reason);
    return "redirect:/desk/emergency";
  }

  @PostMapping("/desk/emergency/{act}")
  @MayEnter(Role.PUBLICITY)
  String decide(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long act,
      @RequestParam(defaultValue = "false") boolean agrees,
      @RequestParam(defaultValue = "") String reason) {
    emergencies.decide(me.person(), act, agrees, reason);
    return "redirect:/desk/emergency";
  }

  private static @Nullable LocalDateTime time(String typed) {
    try {
      return typed.isBlank() ? null : LocalDateTime.parse(typed.strip());
    } catch (DateTimeParseException e) {
      throw new Violations(HOUSE, "下次更新的时间写成 2026-11-26T18:00 这样。");
    }
  }
}
