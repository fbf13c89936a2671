package org.shenfa.registers.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.registers.RegisterKind;
import org.shenfa.registers.Registers;
import org.shenfa.registers.TrainingPlans;
import org.shenfa.registers.TrainingRecord;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 台账的页面: what there is, one register, one entry with every version. */
@Controller
class RegisterPages {
  private final Registers registers;
  private final TrainingRecord training;
  private final TrainingPlans plans;
  private final Clock clock;

  RegisterPages(Registers registers, TrainingRecord training, TrainingPlans plans, Clock clock) {
    this.registers = registers;
    this.training = training;
    this.plans = plans;
    this.clock = clock;
  }

  @GetMapping("/desk/registers")
  @MayEnter(Role.STAFF)
  String shelves(@AuthenticationPrincipal SignedIn me, Model model) {
    model.addAttribute("shelves", registers.shelves(me.person(), clock.instant()));
    return "registers/shelves";
  }

  @GetMapping("/desk/registers/{kind}")
  @MayEnter(Role.STAFF)
  String register(@AuthenticationPrincipal SignedIn me, @PathVariable String kind, Model model) {
    var of = RegisterKind.of(kind);
    var now = clock.instant();
    var today = LocalDate.now(clock);
    model.addAttribute("kind", of);
    model.addAttribute("choices", registers.choices(of));
    model.addAttribute("entries", registers.entries(me.person(), of, now));
    model.addAttribute("mine", registers.keeper(me.person(), of, today).isPresent());
    model.addAttribute("now", today);
    model.addAttribute(
        "trained",
        of == RegisterKind.TRAINING ? training.of(me.person(), today.getYear(), now) : List.of());
    return "registers/register";
  }

  @PostMapping("/desk/registers/{kind}")
  @MayEnter(Role.STAFF)
  String add(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String kind,
      @RequestParam MultiValueMap<String, String> typed) {
    registers.add(me.person(), RegisterKind.of(kind), one(typed), clock.instant());
    return "redirect:/desk/registers/" + RegisterKind.of(kind).code();
  }

  @GetMapping("/desk/registers/{kind}/{id}")
  @MayEnter(Role.STAFF)
  String entry(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String kind,
      @PathVariable long id,
      Model model) {
    var of = RegisterKind.of(kind);
    var now = clock.instant();
    var today = LocalDate.now(clock);
    var entry = registers.find(me.person(), of, id, now);
    model.addAttribute("kind", of);
    model.addAttribute("choices", registers.choices(of));
    model.addAttribute("entry", entry);
    if (of == RegisterKind.TRAINING_PLAN) {
      model.addAttribute("progress", plans.of(me.person(), entry, now));
    }
    model.addAttribute("history", registers.history(me.person(), of, id, now));
    model.addAttribute("now", today);
    model.addAttribute(
        "mine",
        !entry.struck()
            && registers
                .keeper(me.person(), of, today)
                .filter(u -> u.id() == entry.unitId())
                .isPresent());
    return "registers/entry";
  }

  @PostMapping("/desk/registers/{kind}/{id}")
  @MayEnter(Role.STAFF)
  String change(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String kind,
      @PathVariable long id,
      @RequestParam(defaultValue = "0") int n,
      @RequestParam(defaultValue = "false") boolean struck,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam MultiValueMap<String, String> typed) {
    var of = RegisterKind.of(kind);
    registers.change(me.person(), of, id, n, one(typed), struck, reason, clock.instant());
    return "redirect:/desk/registers/%s/%d".formatted(of.code(), id);
  }

  /** What was ticked several times stands in one value. */
  private static Map<String, String> one(MultiValueMap<String, String> typed) {
    return typed.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> String.join("、", e.getValue())));
  }
}
