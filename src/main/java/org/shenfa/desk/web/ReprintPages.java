package org.shenfa.desk.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.content.Drafting;
import org.shenfa.content.Item;
import org.shenfa.content.Reprinting;
import org.shenfa.publication.ReprintWatch;
import org.shenfa.regulation.Violations;
import org.shenfa.reprints.AuthorizedSources;
import org.shenfa.reprints.Reprints;
import org.shenfa.reprints.Sighting;
import org.shenfa.reprints.Sightings;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 转载与授权来源: begin from a link, compare with the source, watch it, keep the list. */
@Controller
public class ReprintPages {
  private final Drafting drafting;
  private final Reprinting reprinting;
  private final Reprints reprints;
  private final Sightings sightings;
  private final ReprintWatch watch;
  private final AuthorizedSources sources;
  private final Visibility visibility;
  private final Clock clock;

  ReprintPages(
      Drafting drafting,
      Reprinting reprinting,
      Reprints reprints,
      Sightings sightings,
      ReprintWatch watch,
      AuthorizedSources sources,
      Visibility visibility,
      Clock clock) {
    this.drafting = drafting;
    this.reprinting = reprinting;
    this.reprints = reprints;
    this.sightings = sightings;
    this.watch = watch;
    this.sources = sources;
    this.visibility = visibility;
    this.clock = clock;
  }

  /** 复查的一行: a reprint and what the last look at its source found. */
  public record Row(
      long itemId,
      String item,
      String title,
      String link,
      @Nullable Sighting last,
      @Nullable Instant taken) {}

  @PostMapping("/desk/items/reprint")
  @MayEnter(Role.STAFF)
  String begin(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String link,
      RedirectAttributes said) {
    var typed = link.strip();
    var taken = reprints.open(typed, LocalDate.now(clock));
    var begun = reprinting.begin(me.person(), me.unitId(), typed, taken);
    return taken(said, begun, taken.sentence());
  }

  /** Takes the text over again, from the same or another link. */
  @PostMapping("/desk/items/{id}/reprint")
  @MayEnter(Role.STAFF)
  String again(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String link,
      RedirectAttributes said) {
    visibility.written(me, id);
    var typed = link.strip();
    var taken = reprints.open(typed, LocalDate.now(clock));
    return taken(said, reprinting.again(me.person(), id, typed, taken), taken.sentence());
  }

  /** Says how a text came here that was not taken over from the link it names. */
  @PostMapping("/desk/items/{id}/reprint/pasted")
  @MayEnter(Role.STAFF)
  String pasted(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String reason) {
    var item = visibility.written(me, id);
    var reprint =
        Optional.ofNullable(drafting.latest(id).orElseThrow().manifest().reprint()).orElseThrow();
    reprints.paste(me.person(), id, item.number(), reprint.link(), reason);
    return "redirect:/desk/items/" + id + "/edit";
  }

  private static String taken(RedirectAttributes said, Reprinting.Begun begun, String sentence) {
    var words = new ArrayList<String>();
    words.add(
        sentence.isEmpty()
            ? "链接在授权名单内，标题、来源、时间和正文已从来源网站取回，请逐段核对。"
            : "链接在授权名单内。" + sentence + "请打开来源网站，把标题和正文粘贴进来。");
    words.addAll(begun.dropped());
    said.addFlashAttribute("saved", String.join("；", words));
    return "redirect:/desk/items/" + begun.revision().itemId() + "/edit";
  }

  /** The text beside what the source said, paragraph by paragraph. */
  @GetMapping("/desk/items/{id}/source")
  @MayEnter({Role.STAFF, Role.AUDIT_ADMIN})
  String compared(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    var item = visibility.item(me, id);
    var revision = drafting.latest(id).orElseThrow();
    var snapshot = reprints.snapshot(id).orElse(null);
    model.addAttribute("item", item);
    model.addAttribute("revision", revision);
    model.addAttribute("snapshot", snapshot);
    model.addAttribute(
        "lines", snapshot == null ? List.of() : Sourced.lines(snapshot, revision.manifest()));
    return "desk/sourced";
  }

  /** What is live, what its source has become, and what has to be done. */
  @GetMapping("/desk/reprints")
  @MayEnter(Role.STAFF)
  String watched(@AuthenticationPrincipal SignedIn me, Model model) {
    var mine =
        watch.live().stream()
            .filter(l -> me.publicity() || drafting.find(l.itemId()).unitId() == me.unitId())
            .toList();
    var open = sightings.open();
    model.addAttribute(
        "open",
        open.stream()
            .filter(s -> mine.stream().anyMatch(l -> l.itemId() == s.itemId()))
            .map(s -> row(drafting.find(s.itemId()), s))
            .toList());
    model.addAttribute(
        "live",
        mine.stream()
            .map(l -> row(drafting.find(l.itemId()), sightings.last(l.itemId()).orElse(null)))
            .toList());
    model.addAttribute("opens", reprints.opens());
    return "desk/reprints";
  }

  private Row row(Item item, @Nullable Sighting last) {
    var text = drafting.latest(item.id()).orElseThrow().manifest();
    var reprint = text.reprint();
    return new Row(
        item.id(),
        item.number(),
        text.title(),
        reprint == null ? "" : reprint.link(),
        last,
        reprints.snapshot(item.id()).map(s -> s.at()).orElse(null));
  }

  @PostMapping("/desk/reprints/{sighting}")
  @MayEnter(Role.STAFF)
  String handle(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long sighting,
      @RequestParam(defaultValue = "") String remark) {
    var item =
        sightings.open().stream()
            .filter(s -> s.id() == sighting)
            .map(s -> drafting.find(s.itemId()))
            .filter(i -> me.publicity() || drafting.writesFor(me.person(), i.unitId()))
            .findFirst()
            .orElseThrow();
    sightings.handle(me.person(), sighting, item.number(), remark);
    return "redirect:/desk/reprints";
  }

  /** The list, and whether a link may be reprinted. */
  @GetMapping("/desk/sources")
  @MayEnter(Role.STAFF)
  String sources(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String link,
      Model model) {
    model.addAttribute("sources", sources.all());
    model.addAttribute("link", link);
    if (!link.isBlank()) {
      try {
        var source = reprints.check(link, LocalDate.now(clock));
        model.addAttribute("allowed", source);
      } catch (Violations refused) {
        model.addAttribute("refused", refused.all().getFirst().sentence());
      }
    }
    return "desk/sources";
  }

  @PostMapping("/desk/sources")
  @MayEnter(Role.PUBLICITY)
  String addSource(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String host,
      @RequestParam String name,
      @RequestParam String basis) {
    sources.add(me.person(), host, name, basis);
    return "redirect:/desk/sources";
  }

  @PostMapping("/desk/sources/end")
  @MayEnter(Role.PUBLICITY)
  String endSource(@AuthenticationPrincipal SignedIn me, @RequestParam long id) {
    sources.end(me.person(), id);
    return "redirect:/desk/sources";
  }
}
