package org.shenfa.letters.web;

import java.time.Clock;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.letters.LetterTopics;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 主题词典的页面, and putting the topic of one letter right. */
@Controller
class LetterTopicDesk {
  private final LetterTopics topics;
  private final Clock clock;

  LetterTopicDesk(LetterTopics topics, Clock clock) {
    this.topics = topics;
    this.clock = clock;
  }

  @GetMapping("/desk/letters/topics")
  @MayEnter(Role.PUBLICITY)
  String list(Model model) {
    model.addAttribute("topics", topics.all());
    return "letters/topics";
  }

  @PostMapping("/desk/letters/topics")
  @MayEnter(Role.PUBLICITY)
  String change(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String ended,
      RedirectAttributes said) {
    topics.change(me.person(), code, name, words, !ended.isEmpty(), clock.instant());
    said.addFlashAttribute("saved", "词典已经改好，以后的来信按新的提示。");
    return "redirect:/desk/letters/topics";
  }

  @PostMapping("/desk/letters/{id}/topic")
  @MayEnter(Role.PUBLICITY)
  String choose(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String topic,
      RedirectAttributes said) {
    topics.choose(me.person(), id, topic, clock.instant());
    said.addFlashAttribute("saved", "主题已经记下。");
    return "redirect:/desk/letters/" + id;
  }
}
