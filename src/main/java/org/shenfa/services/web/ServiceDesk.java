package org.shenfa.services.web;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.content.Drafting;
import org.shenfa.content.GuideElement;
import org.shenfa.organization.Organization;
import org.shenfa.services.ContactPoints;
import org.shenfa.services.Downloads;
import org.shenfa.services.GuideWriting;
import org.shenfa.services.Guides;
import org.shenfa.services.PointKind;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * 办事服务: guides element by element, and the register they take phones, places, hours and fees from.
 */
@Controller
class ServiceDesk {
  private final Guides guides;
  private final GuideWriting writing;
  private final ContactPoints points;
  private final Downloads downloads;
  private final Drafting drafting;
  private final Organization organization;

  ServiceDesk(
      Guides guides,
      GuideWriting writing,
      ContactPoints points,
      Downloads downloads,
      Drafting drafting,
      Organization organization) {
    this.guides = guides;
    this.writing = writing;
    this.points = points;
    this.downloads = downloads;
    this.drafting = drafting;
    this.organization = organization;
  }

  @GetMapping("/desk/services")
  @MayEnter(Role.STAFF)
  String list(@AuthenticationPrincipal SignedIn me, Model model) {
    var all = guides.all();
    model.addAttribute("mine", all.stream().filter(g -> g.unitId() == me.unitId()).toList());
    model.addAttribute("others", all.stream().filter(g -> g.unitId() != me.unitId()).toList());
    model.addAttribute("writes", drafting.writesFor(me.person(), me.unitId()));
    return "services/list";
  }

  @PostMapping("/desk/services")
  @MayEnter(Role.STAFF)
  String begin(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String title,
      @RequestParam String secret) {
    var item = writing.begin(me.person(), me.unitId(), title, !secret.equals("NO"));
    return "redirect:/desk/services/" + item.number() + "/form";
  }

  @GetMapping("/desk/services/{item}")
  @MayEnter(Role.STAFF)
  String guide(@AuthenticationPrincipal SignedIn me, @PathVariable String item, Model model) {
    var guide = guides.find(item);
    model.addAttribute("guide", guide);
    model.addAttribute("writes", drafting.writesFor(me.person(), guide.unitId()));
    model.addAttribute("files", downloads.of(guide.itemId()));
    model.addAttribute("times", downloads.times(guide.itemId()));
    model.addAttribute("checks", downloads.checks(guide.itemId()));
    return "services/guide";
  }

  @GetMapping("/desk/services/{item}/form")
  @MayEnter(Role.STAFF)
  String form(@AuthenticationPrincipal SignedIn me, @PathVariable String item, Model model) {
    var guide = guides.find(item);
    if (!drafting.writesFor(me.person(), guide.unitId())) {
      throw new NoSuchElementException();
    }
    var latest = guides.latest(item);
    model.addAttribute("guide", guide);
    model.addAttribute("seq", latest.seq());
    model.addAttribute("told", words(latest.manifest().body()));
    model.addAttribute("points", points.all());
    return "services/form";
  }

  private static Map<GuideElement, String> words(String body) {
    var words = new EnumMap<GuideElement, String>(GuideElement.class);
    GuideElement.told(body).forEach((e, html) -> words.put(e, GuideElement.words(html)));
    return words;
  }

  @PostMapping("/desk/services/{item}/form")
  @MayEnter(Role.STAFF)
  String write(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String item,
      @RequestParam int seq,
      @RequestParam(defaultValue = "") String secret,
      @RequestParam MultiValueMap<String, String> typed,
      RedirectAttributes said) {
    var words = new EnumMap<GuideElement, String>(GuideElement.class);
    var chosen = new EnumMap<GuideElement, Set<Long>>(GuideElement.class);
    for (var element : GuideElement.values()) {
      var values = typed.getOrDefault(element.name(), List.of());
      if (PointKind.of(element).isPresent()) {
        chosen.put(element, ids(values));
      } else {
        words.put(element, values.isEmpty() ? "" : values.getFirst());
      }
    }
    writing.write(me.person(), item, seq, !secret.equals("NO"), words, chosen);
    said.addFlashAttribute("saved", "已经存为新的一版。核对后从稿件页报送审查。");
    return "redirect:/desk/services/" + item;
  }

  private static Set<Long> ids(List<String> values) {
    return values.stream()
        .filter(v -> v.matches("[0-9]{1,15}"))
        .map(Long::valueOf)
        .collect(Collectors.toSet());
  }

  @PostMapping("/desk/services/{item}/confirm")
  @MayEnter(Role.STAFF)
  String confirm(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String item,
      @RequestParam(required = false) @Nullable Set<GuideElement> element,
      RedirectAttributes said) {
    guides.confirm(me.person(), item, named(element));
    said.addFlashAttribute("saved", "已经记下：这些要素今天核对过，没有变化。");
    return "redirect:/desk/services/" + item;
  }

  @PostMapping("/desk/services/{item}/owner")
  @MayEnter(Role.STAFF)
  String entrust(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String item,
      @RequestParam(required = false) @Nullable Set<GuideElement> element,
      @RequestParam(defaultValue = "") String owner,
      RedirectAttributes said) {
    guides.entrust(me.person(), item, named(element), organization.registered(owner, "owner"));
    said.addFlashAttribute("saved", "责任人已经改好。");
    return "redirect:/desk/services/" + item;
  }

  private static Set<GuideElement> named(@Nullable Set<GuideElement> elements) {
    return elements == null || elements.isEmpty()
        ? EnumSet.noneOf(GuideElement.class)
        : EnumSet.copyOf(elements);
  }

  @PostMapping("/desk/services/{item}/correct")
  @MayEnter(Role.STAFF)
  String correct(
      @AuthenticationPrincipal SignedIn me, @PathVariable String item, RedirectAttributes said) {
    writing.correct(me.person(), item);
    said.addFlashAttribute("saved", "更正已经拟出，是新的一版；核对后从稿件页报送审查，发布以后网站才会改。");
    return "redirect:/desk/services/" + item;
  }
}
