package org.shenfa.concerns.web;

import static org.shenfa.regulation.Clause.MEASURES_13_1;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.concerns.Concern;
import org.shenfa.concerns.ConcernMerging;
import org.shenfa.concerns.ConcernRegister;
import org.shenfa.concerns.ConcernRights;
import org.shenfa.concerns.FactSheet;
import org.shenfa.concerns.Level;
import org.shenfa.concerns.Part;
import org.shenfa.concerns.PressConferences;
import org.shenfa.concerns.Reassessing;
import org.shenfa.concerns.Responding;
import org.shenfa.concerns.StatementKind;
import org.shenfa.content.Digest;
import org.shenfa.emergency.Emergencies;
import org.shenfa.organization.Organization;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Violations;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 关切的一件: its clocks, its course, and the fact sheets that become statements. */
@Controller
class RespondingPages {
  private final ConcernRegister register;
  private final Reassessing reassessing;
  private final ConcernMerging merging;
  private final Responding responding;
  private final PressConferences conferences;
  private final ConcernRights rights;
  private final Emergencies emergencies;
  private final Organization organization;
  private final Clock clock;

  RespondingPages(
      ConcernRegister register,
      Reassessing reassessing,
      ConcernMerging merging,
      Responding responding,
      PressConferences conferences,
      ConcernRights rights,
      Emergencies emergencies,
      Organization organization,
      Clock clock) {
    this.register = register;
    this.reassessing = reassessing;
    this.merging = merging;
    this.responding = responding;
    this.conferences = conferences;
    this.rights = rights;
    this.emergencies = emergencies;
    this.organization = organization;
    this.clock = clock;
  }

  @GetMapping("/desk/concerns/{id}")
  @MayEnter(Role.STAFF)
  String room(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    var concern = register.seen(me.person(), id);
    model.addAttribute("concern", concern);
    model.addAttribute("clocks", register.clocks(concern, clock.instant()));
    model.addAttribute("stale", register.stale(concern, clock.instant()).isPresent());
    model.addAttribute("open", rights.open(me.person(), concern).keySet());
    model.addAttribute("statements", responding.statements(concern));
    model.addAttribute("story", register.story(concern));
    model.addAttribute("proposals", register.proposals(concern));
    model.addAttribute("letters", register.letters(concern));
    model.addAttribute("levels", reassessing.levels(concern));
    merging
        .main(concern)
        .ifPresent(m -> {
          model.addAttribute("main", m);
          model.addAttribute("mainSeen", rights.sees(me.person(), m));
        });
    model.addAttribute("merged", merging.merged(concern));
    model.addAttribute("emergency", emergencies.standing().isPresent());
    conferences.of(concern).ifPresent(p -> model.addAttribute("press", p));
    if (concern.is(Level.A)) {
      responding.newest(concern).ifPresent(r -> model.addAttribute("newest", r));
      responding.approvedBy(concern).ifPresent(n -> model.addAttribute("approvedBy", n));
      model.addAttribute("leader", rights.leader(me.person()));
    }
    var day = LocalDate.now(clock);
    model.addAttribute(
        "units",
        organization.units().stream()
            .filter(u -> !organization.holders(u.id(), PostKind.UNIT_HEAD, day).isEmpty())
            .toList());
    return "concerns/room";
  }

  /** Ends this one in another registration of the same event. */
  @PostMapping("/desk/concerns/{id}/merge")
  @MayEnter(Role.PUBLICITY)
  String merge(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String main,
      @RequestParam(defaultValue = "") String reason) {
    merging.merge(me.person(), id, main, reason);
    return "redirect:/desk/concerns/" + id;
  }

  @GetMapping("/desk/concerns/{id}/say/{kind}")
  @MayEnter(Role.STAFF)
  String sheet(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @PathVariable String kind,
      Model model) {
    var concern = register.seen(me.person(), id);
    var wanted = kind(kind);
    if (!may(me, concern, wanted)) {
      throw new Violations(
          MEASURES_13_1,
          "“%s”由责任单位的经办人或者负责人起草；这一关切现在是“%s”。".formatted(wanted.label(), concern.state().label()));
    }
    model.addAttribute("concern", concern);
    model.addAttribute("kind", wanted);
    model.addAttribute("clocks", register.running(concern, clock.instant()));
    return "concerns/sheet";
  }

  private boolean may(SignedIn me, Concern concern, StatementKind kind) {
    return rights.open(me.person(), concern).containsKey(kind.drafting());
  }

  private static StatementKind kind(String name) {
    for (var kind : StatementKind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    throw new NoSuchElementException();
  }

  @PostMapping("/desk/concerns/{id}/say/{kind}")
  @MayEnter(Role.STAFF)
  String say(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @PathVariable String kind,
      @RequestParam MultiValueMap<String, String> typed) {
    var wanted = kind(kind);
    var parts = new EnumMap<Part, String>(Part.class);
    for (var part : wanted.parts()) {
      parts.put(part, first(typed, part.field()));
    }
    responding.draft(
        me.person(),
        id,
        new FactSheet(
            wanted,
            first(typed, "title"),
            Map.copyOf(parts),
            ConcernPages.time(first(typed, "next"), "next")),
        first(typed, "evidence"),
        first(typed, "handedTo"));
    return "redirect:/desk/concerns/" + id;
  }

  private static String first(MultiValueMap<String, String> typed, String field) {
    var value = typed.getFirst(field);
    return value == null ? "" : value.strip();
  }

  @PostMapping("/desk/concerns/{id}/agree")
  @MayEnter(Role.STAFF)
  String approve(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String seen) {
    if (!seen.matches("[0-9a-f]{64}")) {
      throw new Violations(MEASURES_13_1, "请先打开首次回应的这一稿。");
    }
    responding.approve(me.person(), id, new Digest(seen));
    return "redirect:/desk/concerns/" + id;
  }

  @PostMapping("/desk/concerns/{id}/press")
  @MayEnter(Role.STAFF)
  String held(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String heldAt,
      @RequestParam(defaultValue = "") String place) {
    var at = ConcernPages.time(heldAt, "heldAt");
    if (at == null) {
      throw new Violations(MEASURES_13_1, "请填写举行时间。");
    }
    conferences.held(me.person(), id, at, place);
    return "redirect:/desk/concerns/" + id;
  }
}
