package org.shenfa.letters.web;

import java.time.Clock;
import java.util.List;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.letters.LetterTopics;
import org.shenfa.letters.RepeatedQuestions;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 重复问题的页面: what is asked again and again, and which page was improved for it. */
@Controller
class RepeatedQuestionDesk {
  private static final String BACK = "redirect:/desk/letters/questions";

  private final RepeatedQuestions questions;
  private final LetterTopics topics;
  private final Clock clock;

  RepeatedQuestionDesk(RepeatedQuestions questions, LetterTopics topics, Clock clock) {
    this.questions = questions;
    this.topics = topics;
    this.clock = clock;
  }

  @GetMapping("/desk/letters/questions")
  @MayEnter(Role.PUBLICITY)
  String list(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String topic,
      Model model) {
    var now = clock.instant();
    var all = topics.all();
    var of = all.stream().anyMatch(t -> t.code().equals(topic)) ? topic : "";
    model.addAttribute("top", questions.top(now));
    model.addAttribute("topics", all);
    model.addAttribute("topic", of);
    model.addAttribute(
        "clusters", of.isEmpty() ? List.of() : questions.proposed(me.person(), of, now));
    model.addAttribute("named", of.isEmpty() ? List.of() : questions.named(of, now));
    return "letters/questions";
  }

  @PostMapping("/desk/letters/questions")
  @MayEnter(Role.PUBLICITY)
  String name(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String topic,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "0") long question,
      @RequestParam(required = false) List<Long> letters,
      RedirectAttributes said) {
    var of = letters == null ? List.<Long>of() : letters;
    if (question == 0) {
      questions.name(me.person(), topic, name, of, clock.instant());
    } else {
      questions.add(me.person(), question, of, clock.instant());
    }
    said.addFlashAttribute("saved", "已经归好 " + of.size() + " 封。");
    said.addAttribute("topic", topic);
    return BACK;
  }

  @PostMapping("/desk/letters/questions/{id}")
  @MayEnter(Role.PUBLICITY)
  String answeredBy(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String item,
      RedirectAttributes said) {
    questions.answeredBy(me.person(), id, item, clock.instant());
    said.addFlashAttribute("saved", "已经记下；这个页面以后发布新版，就算改进。");
    return BACK;
  }
}
