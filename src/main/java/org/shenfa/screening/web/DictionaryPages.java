package org.shenfa.screening.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.screening.Decisions;
import org.shenfa.screening.Dictionaries;
import org.shenfa.screening.Example;
import org.shenfa.screening.Finding;
import org.shenfa.screening.Marked;
import org.shenfa.screening.Material;
import org.shenfa.screening.Pasted;
import org.shenfa.screening.Screening;
import org.shenfa.screening.Term;
import org.shenfa.screening.TermKind;
import org.shenfa.screening.Verdict;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.HtmlUtils;

/** 词表: seen by everybody who writes or reviews, changed by 新闻宣传处. */
@Controller
class DictionaryPages {
  private static final int TRIAL = 20_000;

  private final Dictionaries dictionaries;
  private final Decisions decisions;
  private final Screening screening;
  private final Clock clock;

  DictionaryPages(
      Dictionaries dictionaries, Decisions decisions, Screening screening, Clock clock) {
    this.dictionaries = dictionaries;
    this.decisions = decisions;
    this.screening = screening;
    this.clock = clock;
  }

  @GetMapping("/desk/dictionaries")
  @MayEnter(Role.STAFF)
  String first() {
    return "redirect:/desk/dictionaries/" + TermKind.SECRECY;
  }

  @GetMapping("/desk/dictionaries/{kind}")
  @MayEnter(Role.STAFF)
  String dictionary(
      @PathVariable TermKind kind,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "false") boolean ended,
      Model model) {
    fill(model, kind, q, ended);
    return "screening/dictionary";
  }

  private void fill(Model model, TermKind kind, String q, boolean ended) {
    var kinds = Arrays.asList(TermKind.values());
    model.addAttribute("kind", kind);
    model.addAttribute("kinds", kinds);
    model.addAttribute("sizes", kinds.stream().map(dictionaries::size).toList());
    model.addAttribute("q", q);
    model.addAttribute("ended", ended);
    model.addAttribute("terms", dictionaries.list(kind, q, ended));
    model.addAttribute("examples", dictionaries.examples(kind));
    model.addAttribute(
        "waiting", decisions.falseAlarms().stream().filter(d -> d.upheld() == null).count());
    model.addAttribute("todayIso", LocalDate.now(clock).toString());
  }

  @PostMapping("/desk/dictionaries/{kind}")
  @MayEnter(Role.PUBLICITY)
  String add(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable TermKind kind,
      @RequestParam String text,
      @RequestParam Verdict verdict,
      @RequestParam(defaultValue = "") String suggestion,
      @RequestParam(defaultValue = "") String source,
      @RequestParam LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      RedirectAttributes said) {
    dictionaries.add(
        me.person(),
        new Term(0, kind, text.strip(), verdict, suggestion.strip(), source.strip(), from, to));
    said.addFlashAttribute("saved", "“" + text.strip() + "”已经加入，从下一次筛查起生效。");
    return "redirect:/desk/dictionaries/" + kind;
  }

  @PostMapping("/desk/dictionaries/{kind}/end")
  @MayEnter(Role.PUBLICITY)
  String end(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable TermKind kind,
      @RequestParam long id,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes said) {
    dictionaries.end(me.person(), id, reason);
    said.addFlashAttribute("saved", "已经停用，从下一次筛查起不再命中。");
    return "redirect:/desk/dictionaries/" + kind;
  }

  /** The first post shows what would be taken in; the second, with {@code sure}, takes it. */
  @PostMapping("/desk/dictionaries/{kind}/import")
  @MayEnter(Role.PUBLICITY)
  String paste(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable TermKind kind,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String source,
      @RequestParam(defaultValue = "false") boolean sure,
      Model model,
      RedirectAttributes said) {
    if (sure) {
      var count = dictionaries.take(me.person(), kind, text, source);
      said.addFlashAttribute("saved", "导入了 " + count + " 条，从下一次筛查起生效。");
      return "redirect:/desk/dictionaries/" + kind;
    }
    List<Pasted.Line> lines = dictionaries.preview(kind, text, source);
    fill(model, kind, "", false);
    model.addAttribute("lines", lines);
    model.addAttribute("pasted", text);
    model.addAttribute("pastedSource", source);
    return "screening/dictionary";
  }

  /** 试一试: the whole screening over a pasted text; nothing is kept. */
  @PostMapping("/desk/dictionaries/{kind}/trial")
  @MayEnter(Role.STAFF)
  String trial(
      @PathVariable TermKind kind, @RequestParam(defaultValue = "") String tried, Model model) {
    var text = tried.length() > TRIAL ? tried.substring(0, TRIAL) : tried;
    var body =
        text.lines()
            .map(l -> "<p>" + HtmlUtils.htmlEscape(l, "UTF-8") + "</p>")
            .collect(Collectors.joining());
    var material = Material.of("", body);
    List<Finding> found = screening.screen(material, LocalDate.now(clock));
    fill(model, kind, "", false);
    model.addAttribute("tried", text);
    model.addAttribute("found", found);
    model.addAttribute("marked", Marked.of(material, found).get(1));
    return "screening/dictionary";
  }

  @PostMapping("/desk/dictionaries/{kind}/examples")
  @MayEnter(Role.PUBLICITY)
  String addExample(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable TermKind kind,
      @RequestParam(defaultValue = "") String sentence,
      @RequestParam boolean hits,
      RedirectAttributes said) {
    dictionaries.addExample(me.person(), new Example(0, kind, sentence, hits));
    said.addFlashAttribute("saved", "例句已经加入；以后违反它的改动都会被拒绝。");
    return "redirect:/desk/dictionaries/" + kind;
  }

  @PostMapping("/desk/dictionaries/{kind}/examples/end")
  @MayEnter(Role.PUBLICITY)
  String endExample(
      @AuthenticationPrincipal SignedIn me, @PathVariable TermKind kind, @RequestParam long id) {
    dictionaries.endExample(me.person(), id);
    return "redirect:/desk/dictionaries/" + kind;
  }

  @GetMapping("/desk/false-alarms")
  @MayEnter(Role.PUBLICITY)
  String falseAlarms(Model model) {
    model.addAttribute("alarms", decisions.falseAlarms());
    return "screening/alarms";
  }

  @PostMapping("/desk/false-alarms")
  @MayEnter(Role.PUBLICITY)
  String answer(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam long id,
      @RequestParam boolean upheld,
      @RequestParam(defaultValue = "") String reason) {
    decisions.answer(me.person(), id, upheld, reason);
    return "redirect:/desk/false-alarms";
  }
}
