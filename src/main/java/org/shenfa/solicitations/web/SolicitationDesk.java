package org.shenfa.solicitations.web;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.procedures.QueryCode;
import org.shenfa.publication.Cancellation;
import org.shenfa.solicitations.Adoption;
import org.shenfa.solicitations.Analysing;
import org.shenfa.solicitations.Caseload;
import org.shenfa.solicitations.Channel;
import org.shenfa.solicitations.Ending;
import org.shenfa.solicitations.Entering;
import org.shenfa.solicitations.Feedback;
import org.shenfa.solicitations.Party;
import org.shenfa.solicitations.Soliciting;
import org.shenfa.solicitations.Typed;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 意见征集工作台: the ledger, the points, the decisions and the result of a unit's solicitations. */
@Controller
class SolicitationDesk {
  private static final String HERE = "/desk/solicitations/{id}";

  private final Caseload caseload;
  private final Soliciting soliciting;
  private final Entering entering;
  private final Analysing analysing;
  private final Ending ending;
  private final Feedback feedback;
  private final Clock clock;

  SolicitationDesk(
      Caseload caseload,
      Soliciting soliciting,
      Entering entering,
      Analysing analysing,
      Ending ending,
      Feedback feedback,
      Clock clock) {
    this.caseload = caseload;
    this.soliciting = soliciting;
    this.entering = entering;
    this.analysing = analysing;
    this.ending = ending;
    this.feedback = feedback;
    this.clock = clock;
  }

  /** 新闻宣传处 sees how every unit stands; the opinions only the unit itself. */
  @GetMapping("/desk/solicitations")
  @MayEnter(Role.STAFF)
  String list(@AuthenticationPrincipal SignedIn me, Model model) {
    model.addAttribute("cases", caseload.of(me.publicity() ? 0 : me.unitId()));
    model.addAttribute("deadlines", soliciting.deadlines(me.publicity() ? 0 : me.unitId()));
    model.addAttribute("now", LocalDateTime.now(clock));
    return "solicitations/desk";
  }

  @GetMapping(HERE)
  @MayEnter(Role.STAFF)
  String work(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    var on = caseload.mine(me.person(), id);
    soliciting.sweep(clock.instant());
    model.addAttribute("on", on);
    model.addAttribute("state", soliciting.state(id));
    model.addAttribute("head", caseload.heads(me.person(), id));
    model.addAttribute("remarks", caseload.remarks(id));
    model.addAttribute("points", caseload.points(id));
    model.addAttribute("alike", analysing.alike(id));
    model.addAttribute("figures", feedback.figures(id));
    model.addAttribute("paragraphs", caseload.paragraphs(on));
    model.addAttribute("story", soliciting.story(id));
    model.addAttribute("terms", soliciting.terms(id));
    model.addAttribute("form", QueryCode.fresh().form());
    model.addAttribute("now", LocalDateTime.now(clock));
    soliciting.deadline(id).ifPresent(d -> model.addAttribute("deadline", d));
    return "solicitations/work";
  }

  /** The answer is the slip itself: the code is shown this once. */
  @PostMapping(HERE + "/remarks")
  @MayEnter(Role.STAFF)
  String enter(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam String form,
      @RequestParam(defaultValue = "LETTER") Channel channel,
      @RequestParam(defaultValue = "UNKNOWN") Party party,
      @RequestParam LocalDateTime receivedAt,
      @RequestParam(defaultValue = "") List<Integer> place,
      @RequestParam(defaultValue = "") List<String> words,
      Model model) {
    var on = caseload.mine(me.person(), id);
    var typed = new LinkedHashMap<Integer, String>();
    for (var n = 0; n < Math.min(place.size(), words.size()); n++) {
      typed.merge(place.get(n), words.get(n), (a, b) -> (a + "\n" + b).strip());
    }
    var code = QueryCode.wellFormed(form) ? new QueryCode(form) : QueryCode.fresh();
    model.addAttribute("on", on);
    model.addAttribute(
        "receipt",
        entering.enter(
            me.person(), id, code, channel, receivedAt, new Typed(on.digest(), party, typed)));
    return "solicitations/slip";
  }

  @PostMapping(HERE + "/judge")
  @MayEnter(Role.STAFF)
  String judge(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam long receipt,
      @RequestParam boolean counts,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes said) {
    analysing.judge(me.person(), id, receipt, counts, reason);
    return back(said, counts ? "这一件已计入意见。" : "这一件已不计入，理由已留痕。");
  }

  @PostMapping(HERE + "/analysis")
  @MayEnter(Role.STAFF)
  String analyse(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "false") boolean entered,
      RedirectAttributes said) {
    analysing.begin(me.person(), id, entered, clock.instant());
    return back(said, "已开始分析。请把意见归成要点，逐条写明是否采纳和理由。");
  }

  @PostMapping(HERE + "/points")
  @MayEnter(Role.STAFF)
  String point(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") Set<Integer> remark,
      @RequestParam(defaultValue = "") String theme,
      @RequestParam(defaultValue = "") String gist,
      RedirectAttributes said) {
    analysing.point(me.person(), id, theme, gist, remark);
    return back(said, "已归成一条要点。");
  }

  @PostMapping(HERE + "/sort")
  @MayEnter(Role.STAFF)
  String sort(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") Set<Integer> remark,
      @RequestParam(defaultValue = "0") long point,
      RedirectAttributes said) {
    analysing.sort(me.person(), id, point, remark);
    return back(said, "已归入所选的要点。");
  }

  @PostMapping(HERE + "/reword")
  @MayEnter(Role.STAFF)
  String reword(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam long point,
      @RequestParam(defaultValue = "") String theme,
      @RequestParam(defaultValue = "") String gist,
      RedirectAttributes said) {
    analysing.reword(me.person(), id, point, theme, gist);
    return back(said, "要点已改。");
  }

  @PostMapping(HERE + "/decision")
  @MayEnter(Role.STAFF)
  String decide(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam long point,
      @RequestParam(required = false) @Nullable Adoption decision,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes said) {
    analysing.decide(me.person(), id, point, decision, reason);
    return back(said, "采纳情况已写明。");
  }

  @PostMapping(HERE + "/feedback")
  @MayEnter(Role.STAFF)
  String begin(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
    var reply = feedback.begin(me.person(), id, LocalDateTime.now(clock));
    return "redirect:/desk/items/" + reply.id() + "/edit";
  }

  @PostMapping(HERE + "/renewal")
  @MayEnter(Role.STAFF)
  String renew(
      @AuthenticationPrincipal SignedIn me, @PathVariable long id, RedirectAttributes said) {
    feedback.renew(me.person(), id);
    return back(said, "反馈稿的正文已换成现在的数字和采纳情况。");
  }

  @PostMapping(HERE + "/cancellation")
  @MayEnter(Role.STAFF)
  String cancel(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Cancellation reason,
      @RequestParam(defaultValue = "") String remark,
      RedirectAttributes said) {
    ending.cancel(me.person(), id, reason, remark, clock.instant());
    return back(said, "征集已终止，页面上已向公众说明原因。");
  }

  @PostMapping(HERE + "/outcome")
  @MayEnter(Role.STAFF)
  String link(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String document,
      @RequestParam(defaultValue = "") String remark,
      RedirectAttributes said) {
    ending.link(me.person(), id, document, remark, clock.instant());
    return back(said, "结果已关联。");
  }

  private static String back(RedirectAttributes said, String words) {
    said.addFlashAttribute("saved", words);
    return "redirect:" + HERE;
  }
}
