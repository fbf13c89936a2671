package org.shenfa.letters.web;

import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.letters.AgingAnswers;
import org.shenfa.letters.Answering;
import org.shenfa.letters.Assigning;
import org.shenfa.letters.Letter;
import org.shenfa.letters.LetterDossier;
import org.shenfa.letters.LetterFiles;
import org.shenfa.letters.LetterTopics;
import org.shenfa.vault.Vault;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 来信工作台: what waits for one and everything about a letter. */
@Controller
class LetterDesk {
  private final LetterDossier dossier;
  private final Assigning assigning;
  private final Answering answering;
  private final LetterFiles files;
  private final Vault vault;
  private final LetterTopics topics;
  private final AgingAnswers aging;
  private final Clock clock;

  LetterDesk(
      LetterDossier dossier,
      Assigning assigning,
      Answering answering,
      LetterFiles files,
      Vault vault,
      LetterTopics topics,
      AgingAnswers aging,
      Clock clock) {
    this.dossier = dossier;
    this.assigning = assigning;
    this.answering = answering;
    this.files = files;
    this.vault = vault;
    this.topics = topics;
    this.aging = aging;
    this.clock = clock;
  }

  @GetMapping("/desk/letters")
  @MayEnter(Role.STAFF)
  String list(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String topic,
      Model model) {
    var now = clock.instant();
    var waiting = about(topic, dossier.waiting(me.person(), now));
    model.addAttribute("waiting", waiting);
    model.addAttribute(
        "others",
        about(topic, dossier.seen(me.person(), now)).stream()
            .filter(l -> waiting.stream().noneMatch(w -> w.id() == l.id()))
            .toList());
    model.addAttribute("topics", topics.all());
    model.addAttribute("topic", topic);
    model.addAttribute("aged", aging.open(me.person(), now).size());
    model.addAttribute("accounts", me.is(Role.PUBLICITY) ? dossier.accounts() : List.of());
    model.addAttribute("now", now);
    return "letters/list";
  }

  /** Of one topic; all where none is asked for. */
  private static List<Letter> about(String topic, List<Letter> letters) {
    return letters.stream().filter(l -> topic.isEmpty() || l.topic().equals(topic)).toList();
  }

  @GetMapping("/desk/letters/{id}")
  @MayEnter(Role.STAFF)
  String one(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    var now = clock.instant();
    var of = dossier.of(me.person(), id, now);
    model.addAttribute("dossier", of);
    model.addAttribute("queue", dossier.waiting(me.person(), now));
    model.addAttribute("questions", answering.questions(id));
    model.addAttribute("draft", dossier.draft(of).orElse(null));
    model.addAttribute("files", files.of(id));
    model.addAttribute("renewed", answering.renewed(id));
    model.addAttribute("units", assigning.handlers(now));
    model.addAttribute("topics", topics.current());
    model.addAttribute("proposed", topics.proposed(of.texts()));
    model.addAttribute("now", now);
    return "letters/letter";
  }

  /** An attachment, to be saved; it is opened by no page of ours. */
  @GetMapping("/desk/letters/{id}/files/{n}")
  @MayEnter(Role.STAFF)
  ResponseEntity<byte[]> file(
      @AuthenticationPrincipal SignedIn me, @PathVariable long id, @PathVariable int n) {
    var opened = files.open(me.person(), id, n, clock.instant());
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"letter-%d-%d.%s\"".formatted(id, n, opened.file().ending()))
        .contentType(MediaType.parseMediaType(opened.file().mediaType()))
        .body(opened.bytes());
  }

  /** Shows the writer's contact, once, to whom the vault opens it; the writer can read why. */
  @PostMapping("/desk/letters/{id}/identity")
  @MayEnter(Role.STAFF)
  String identity(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    var of = dossier.of(me.person(), id, clock.instant());
    if (of.letter().identity() == null) {
      throw new NoSuchElementException();
    }
    model.addAttribute("number", of.letter().number());
    model.addAttribute("letter", id);
    model.addAttribute("identity", vault.open(of.letter().identity(), me.person(), reason));
    return "letters/identity";
  }
}
