package org.shenfa.help.web;

import java.time.Duration;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.help.Explanations;
import org.shenfa.help.Manual;
import org.shenfa.help.Tour;
import org.shenfa.help.Tours;
import org.shenfa.regulation.Clause;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 帮助页: the rules with their explanations, the first day, the manual. */
@Controller
class HelpPages {
  private final Explanations explanations;
  private final Tours tours;

  HelpPages(Explanations explanations, Tours tours) {
    this.explanations = explanations;
    this.tours = tours;
  }

  @GetMapping("/desk/rules")
  @MayEnter({Role.STAFF, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
  String rules(Model model) {
    model.addAttribute("clauses", Arrays.asList(Clause.values()));
    model.addAttribute("explained", explanations.explained());
    return "help/rules";
  }

  /**
   * @param article its number, or A, P, H for the annexes, the page elements and the rules of the
   *     house
   */
  @GetMapping("/desk/rules/{article}")
  @MayEnter({Role.STAFF, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
  String article(@PathVariable String article, Model model) {
    var rules =
        Arrays.stream(Clause.values())
            .filter(c -> c.id().startsWith(article + "-"))
            .map(c -> new Rule(c, explanations.of(c)))
            .toList();
    if (rules.isEmpty()) {
      throw new NoSuchElementException();
    }
    model.addAttribute("rules", rules);
    return "help/article";
  }

  @PostMapping("/desk/rules/{article}/{clause}")
  @MayEnter(Role.PUBLICITY)
  String explain(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String article,
      @PathVariable String clause,
      @RequestParam String words) {
    var of =
        Arrays.stream(Clause.values())
            .filter(c -> c.id().equals(clause) && clause.startsWith(article + "-"))
            .findFirst()
            .orElseThrow();
    explanations.explain(me.person(), of, words);
    return "redirect:/desk/rules/" + article + "#c" + clause;
  }

  @GetMapping("/desk/tour")
  @MayEnter({Role.STAFF, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
  String tour(@AuthenticationPrincipal SignedIn me, Model model) {
    model.addAttribute("tour", Tour.of(me));
    model.addAttribute("taken", tours.taken(me.personId()));
    return "help/tour";
  }

  @PostMapping("/desk/tour/{key}")
  @MayEnter({Role.STAFF, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
  String tick(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String key,
      @RequestParam(defaultValue = "true") boolean taken) {
    var step =
        Tour.of(me).steps().stream().filter(s -> s.key().equals(key)).findFirst().orElseThrow();
    tours.tick(me.personId(), step, taken);
    return "redirect:/desk/tour#" + key;
  }

  @GetMapping("/desk/manual/{page}")
  @MayEnter({Role.STAFF, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
  String manual(@PathVariable String page, Model model) {
    model.addAttribute("page", Manual.page(page).orElseThrow());
    model.addAttribute("first", page.equals("index"));
    return "help/manual";
  }

  @GetMapping("/desk/manual/pictures/{name}")
  @MayEnter({Role.STAFF, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
  ResponseEntity<byte[]> picture(@PathVariable String name) {
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_PNG)
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
        .body(Manual.picture(name).orElseThrow());
  }
}
