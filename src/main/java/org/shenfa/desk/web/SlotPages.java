package org.shenfa.desk.web;

import static org.shenfa.regulation.Clause.MEASURES_24_1;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.content.Arrangement;
import org.shenfa.content.Arrangement.Entry;
import org.shenfa.content.Arranging;
import org.shenfa.content.Digest;
import org.shenfa.content.Drafting;
import org.shenfa.content.Item;
import org.shenfa.content.Manifest;
import org.shenfa.content.Requirements;
import org.shenfa.content.Slot;
import org.shenfa.publication.Publishing;
import org.shenfa.publication.Release;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.Reviewing;
import org.shenfa.review.Submission;
import org.shenfa.review.Submitting;
import org.shenfa.site.ColumnViews;
import org.shenfa.site.Pages;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 网站布置: one page for each place outside the columns; what is written there walks its route. */
@Controller
public class SlotPages {
  private static final int MORE = 4;

  private final Arranging arranging;
  private final Drafting drafting;
  private final Requirements requirements;
  private final Reviewing reviewing;
  private final Submitting submitting;
  private final Publishing publishing;
  private final ColumnViews views;
  private final Clock clock;

  SlotPages(
      Arranging arranging,
      Drafting drafting,
      Requirements requirements,
      Reviewing reviewing,
      Submitting submitting,
      Publishing publishing,
      ColumnViews views,
      Clock clock) {
    this.arranging = arranging;
    this.drafting = drafting;
    this.requirements = requirements;
    this.reviewing = reviewing;
    this.submitting = submitting;
    this.publishing = publishing;
    this.views = views;
    this.clock = clock;
  }

  /**
   * How a slot stands.
   *
   * @param release what the site shows
   * @param draft state of what was written after it
   * @param over entries on the site whose last day has passed: the keeper is to replace them
   * @param nowhere entries on the site that lead to no page and are left out
   */
  public record Line(
      Slot slot,
      boolean opened,
      @Nullable Release release,
      @Nullable String draft,
      List<Entry> over,
      List<Entry> nowhere) {}

  @GetMapping("/desk/slots")
  @MayEnter(Role.PUBLICITY)
  @Enforces(MEASURES_24_1)
  String slots(Model model) {
    model.addAttribute("lines", Arrays.stream(Slot.values()).map(this::line).toList());
    return "desk/slots";
  }

  private Line line(Slot slot) {
    var item = arranging.item(slot);
    var release = item.flatMap(this::live).orElse(null);
    var shown =
        release == null
            ? new Arrangement(List.of())
            : Arrangement.of(drafting.revision(release.digest()).orElseThrow().manifest().body());
    return new Line(
        slot,
        item.isPresent(),
        release,
        item.flatMap(i -> draft(i, release)).orElse(null),
        shown.over(LocalDate.now(clock)),
        shown.entries().stream().filter(this::nowhere).toList());
  }

  private boolean nowhere(Entry entry) {
    var address = entry.address();
    return address != null && !entry.leaves() && views.reached(address).isEmpty();
  }

  private Optional<Release> live(Item item) {
    return publishing.ofItem(item.id()).stream()
        .reduce((a, b) -> b)
        .filter(r -> r.withdrawal() == null);
  }

  private Optional<String> draft(Item item, @Nullable Release release) {
    var newest = drafting.latest(item.id()).orElseThrow();
    if (release != null && release.digest().equals(newest.digest())) {
      return Optional.empty();
    }
    return Optional.of(
        reviewing
            .latest(item.id())
            .filter(c -> c.revision().digest().equals(newest.digest()))
            .map(c -> c.next().map(l -> "待" + l.label()).orElse(c.state().label()))
            .orElse("草稿第 %d 版".formatted(newest.seq())));
  }

  /** Makes the item of a slot the first time somebody writes for it. */
  @PostMapping("/desk/slots/{slot}/open")
  @MayEnter(Role.PUBLICITY)
  String open(@AuthenticationPrincipal SignedIn me, @PathVariable String slot) {
    var place = Slot.named(slot).orElseThrow();
    arranging.open(me.person(), place);
    return "redirect:/desk/slots/" + place.address();
  }

  /** One row of the form; the empty ones take new entries. */
  public record Row(int n, String group, @Nullable Entry entry) {}

  @GetMapping("/desk/slots/{slot}")
  @MayEnter(Role.PUBLICITY)
  String slot(@PathVariable String slot, Model model) {
    var place = Slot.named(slot).orElseThrow();
    var item = arranging.item(place).orElseThrow();
    var revision = drafting.latest(item.id()).orElseThrow();
    model.addAttribute("slot", place);
    model.addAttribute("item", item);
    model.addAttribute("revision", revision);
    model.addAttribute("rows", rows(place, Arrangement.of(revision.manifest().body())));
    model.addAttribute("missing", (List<Violation>) requirements.missing(revision));
    reviewing
        .latest(item.id())
        .filter(c -> c.revision().digest().equals(revision.digest()))
        .ifPresent((ReviewCase c) -> model.addAttribute("walked", c));
    live(item).ifPresent(r -> model.addAttribute("release", r));
    return "desk/slot";
  }

  private static List<Row> rows(Slot slot, Arrangement arrangement) {
    var rows = new ArrayList<Row>();
    for (var group : arrangement.groups()) {
      for (var entry : group.entries()) {
        rows.add(new Row(rows.size() + 1, group.heading(), entry));
      }
    }
    var wanted = Math.min(slot.entries(), rows.size() + MORE);
    while (rows.size() < wanted) {
      rows.add(new Row(rows.size() + 1, "", null));
    }
    return rows;
  }

  @PostMapping("/desk/slots/{slot}")
  @MayEnter(Role.PUBLICITY)
  String save(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String slot,
      @RequestParam int seq,
      @RequestParam MultiValueMap<String, String> typed,
      @RequestParam Map<String, MultipartFile> files,
      RedirectAttributes said)
      throws IOException {
    var place = Slot.named(slot).orElseThrow();
    var item = arranging.item(place).orElseThrow();
    var uploads = new HashMap<Integer, String>();
    for (var n = 1; n <= place.entries(); n++) {
      var file = files.get("file" + n);
      if (file != null && !file.isEmpty()) {
        uploads.put(n, Pages.address(attached(me, item, file)));
      }
    }
    var arrangement = new SlotForm(typed, uploads).arrangement(place.entries());
    var saved = arranging.save(me.person(), place, seq, arrangement, pictures(item, arrangement));
    said.addFlashAttribute("saved", "已保存为第 %d 版。".formatted(saved.seq()));
    return "redirect:/desk/slots/" + place.address();
  }

  private Manifest.Attachment attached(SignedIn me, Item item, MultipartFile file)
      throws IOException {
    var name = Optional.ofNullable(file.getOriginalFilename()).orElse("图片");
    return drafting.attach(me.person(), item.id(), name, file.getInputStream());
  }

  /** The files of the item that its entries show. */
  private List<Manifest.Attachment> pictures(Item item, Arrangement arrangement) {
    var shown = arrangement.entries().stream().map(Entry::picture).toList();
    return drafting.uploads(item.id()).stream()
        .filter(f ->
            shown.stream()
                .anyMatch(p -> p != null && p.source().startsWith("/files/" + f.digest() + "/")))
        .toList();
  }

  @PostMapping("/desk/slots/{slot}/submit")
  @MayEnter(Role.PUBLICITY)
  String submit(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String slot,
      @RequestParam String digest) {
    var item = arranging.item(Slot.named(slot).orElseThrow()).orElseThrow();
    submitting.submit(me.person(), item.id(), new Digest(digest), Submission.NORMAL);
    return "redirect:/desk/items/" + item.id();
  }
}
