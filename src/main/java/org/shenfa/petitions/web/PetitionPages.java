package org.shenfa.petitions.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.petitions.PetitionDossier;
import org.shenfa.petitions.PetitionFigures;
import org.shenfa.petitions.PetitionPaper;
import org.shenfa.petitions.PetitionRegister;
import org.shenfa.petitions.PetitionResults;
import org.shenfa.petitions.PetitionSettings;
import org.shenfa.petitions.PetitionSource;
import org.shenfa.petitions.PetitionState;
import org.shenfa.procedures.OfficialPaper;
import org.shenfa.site.SiteSettings;
import org.shenfa.vault.Identity;
import org.shenfa.vault.Vault;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * 信访登记簿, one case and its papers; for 新闻宣传处 numbers, states and days alone. To everybody else a
 * case is not there.
 */
@Controller
@EnableConfigurationProperties(PetitionSettings.class)
class PetitionPages {
  private final PetitionDossier dossier;
  private final PetitionRegister register;
  private final PetitionResults results;
  private final PetitionFigures figures;
  private final Vault vault;
  private final SiteSettings site;
  private final Clock clock;

  PetitionPages(
      PetitionDossier dossier,
      PetitionRegister register,
      PetitionResults results,
      PetitionFigures figures,
      Vault vault,
      SiteSettings site,
      Clock clock) {
    this.dossier = dossier;
    this.register = register;
    this.results = results;
    this.figures = figures;
    this.vault = vault;
    this.site = site;
    this.clock = clock;
  }

  @GetMapping("/desk/petitions")
  @MayEnter(Role.STAFF)
  String list(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "false") boolean all,
      Model model) {
    var now = clock.instant();
    var keeps = dossier.keeps(me.person(), now);
    var seen = dossier.seen(me.person(), now);
    model.addAttribute("keeps", keeps);
    model.addAttribute("receives", dossier.mayReceive(me.person(), now));
    model.addAttribute("all", all);
    model.addAttribute("count", seen.size());
    model.addAttribute(
        "petitions",
        seen.stream().filter(p -> all || p.state() != PetitionState.ARCHIVED).toList());
    model.addAttribute(
        "lines",
        dossier.lines(me.person(), now).stream()
            .filter(l -> all || !l.state().equals(PetitionState.ARCHIVED.label()))
            .toList());
    model.addAttribute("publicity", me.is(Role.PUBLICITY));
    var day = LocalDate.ofInstant(now, Shenfa.ZONE);
    model.addAttribute("day", day);
    model.addAttribute(
        "figures", keeps ? figures.of(me.person(), day.getYear(), now) : java.util.List.of());
    return "petitions/register";
  }

  @GetMapping("/desk/petitions/new")
  @MayEnter(Role.STAFF)
  String blank(@AuthenticationPrincipal SignedIn me, Model model) {
    var now = clock.instant();
    if (!dossier.mayReceive(me.person(), now)) {
      throw new NoSuchElementException();
    }
    model.addAttribute("units", register.units());
    model.addAttribute("now", LocalDateTime.ofInstant(now, Shenfa.ZONE).withSecond(0).withNano(0));
    return "petitions/enter";
  }

  /** 登记来文: what a petition office or a superior sent. */
  record Sent(
      @Nullable PetitionSource source,
      @Nullable String from,
      @Nullable String paper,
      @Nullable LocalDateTime received,
      @Nullable String words,
      @Nullable String matter,
      @Nullable Long accusedUnit,
      @Nullable String accusedPerson,
      @Nullable String name,
      @Nullable String phone,
      @Nullable String address) {}

  @PostMapping("/desk/petitions/new")
  @MayEnter(Role.STAFF)
  String receive(@AuthenticationPrincipal SignedIn me, @ModelAttribute Sent sent) {
    var now = clock.instant();
    if (!dossier.mayReceive(me.person(), now)) {
      throw new NoSuchElementException();
    }
    var received = sent.received();
    var id =
        register.receive(
            me.person(),
            new PetitionRegister.Inbound(
                sent.source() == null ? PetitionSource.PETITION_OFFICE : sent.source(),
                or(sent.from()),
                or(sent.paper()),
                or(sent.words()),
                new Identity(or(sent.name()), or(sent.phone()), "", or(sent.address()), "")),
            new PetitionRegister.Entered(
                or(sent.matter()), sent.accusedUnit(), or(sent.accusedPerson())),
            received == null ? now : received.atZone(Shenfa.ZONE).toInstant(),
            now);
    return "redirect:/desk/petitions/" + id;
  }

  static String or(@Nullable String text) {
    return text == null ? "" : text;
  }

  @GetMapping("/desk/petitions/{id}")
  @MayEnter(Role.STAFF)
  String one(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    show(me, id, model);
    return "petitions/case";
  }

  private PetitionDossier.Case show(SignedIn me, long id, Model model) {
    var now = clock.instant();
    var on = dossier.of(me.person(), id, now);
    var units = register.units();
    model.addAttribute("on", on);
    model.addAttribute("units", units);
    model.addAttribute("now", now);
    return on;
  }

  /** Name and contact, once a reason is given that the petitioner will read. */
  @PostMapping("/desk/petitions/{id}/identity")
  @MayEnter(Role.STAFF)
  String identity(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    var identity = show(me, id, model).petition().identity();
    if (identity == null) {
      throw new NoSuchElementException();
    }
    model.addAttribute("identity", vault.open(identity, me.person(), reason));
    return "petitions/case";
  }

  /** A paper, to be printed; it names the petitioner by number. */
  @GetMapping("/desk/petitions/{id}/papers/{paper}")
  @MayEnter(Role.STAFF)
  String paper(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @PathVariable long paper,
      Model model) {
    var on = dossier.of(me.person(), id, clock.instant());
    var found = dossier.paper(me.person(), id, paper, clock.instant());
    model.addAttribute("on", on);
    model.addAttribute("paper", found);
    model.addAttribute("organ", site.name());
    model.addAttribute("addressee", addressee(on, found));
    return "petitions/paper";
  }

  private static String addressee(PetitionDossier.Case on, PetitionPaper paper) {
    return paper.kind().toPetitioner()
        ? "编号 %s 的信访人".formatted(on.petition().known())
        : paper.addressee();
  }

  /**
   * A paper as a Word document; one to the petitioner opens the vault for the name. A sealed report
   * leaves the house in no file.
   */
  @PostMapping("/desk/petitions/{id}/papers/{paper}")
  @MayEnter(Role.STAFF)
  ResponseEntity<byte[]> word(
      @AuthenticationPrincipal SignedIn me, @PathVariable long id, @PathVariable long paper) {
    var on = dossier.of(me.person(), id, clock.instant());
    var found = dossier.paper(me.person(), id, paper, clock.instant());
    if (on.petition().sealed()) {
      throw new NoSuchElementException();
    }
    var identity = on.petition().identity();
    var name =
        found.kind().toPetitioner() && identity != null
            ? vault.open(identity, me.person(), "制作" + found.kind().label()).name()
            : "";
    var bytes =
        OfficialPaper.docx(
            site.name(),
            found.kind().label(),
            found.number(),
            name.isEmpty() ? addressee(on, found) : name,
            found.body(),
            found.on());
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(found.number() + ".docx", StandardCharsets.UTF_8)
                .build()
                .toString())
        .contentType(MediaType.parseMediaType(OfficialPaper.WORD))
        .body(bytes);
  }

  /** What the site answers with: number and masked words. */
  @GetMapping("/desk/petitions/{id}/reply")
  @MayEnter(Role.PUBLICITY)
  String result(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    model.addAttribute("at", results.atSite(me.person(), id, clock.instant()));
    return "petitions/reply";
  }

  @PostMapping("/desk/petitions/{id}/reply")
  @MayEnter(Role.PUBLICITY)
  String reply(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "false") boolean back,
      @RequestParam(defaultValue = "") String why) {
    if (back) {
      results.siteSendsBack(me.person(), id, why, clock.instant());
    } else {
      results.reply(me.person(), id, clock.instant());
    }
    return "redirect:/desk/petitions";
  }
}
