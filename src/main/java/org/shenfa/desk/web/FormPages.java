package org.shenfa.desk.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.content.Drafting;
import org.shenfa.content.InterpretationForm;
import org.shenfa.content.Interpretations;
import org.shenfa.content.ItemKind;
import org.shenfa.content.NewsExceptions;
import org.shenfa.content.Revision;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.review.CaseState;
import org.shenfa.review.Collating;
import org.shenfa.review.Reviewing;
import org.shenfa.review.Submitting;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 分种类的表单: a policy with its interpretation, another kind, the exception for a unit's head. */
@Controller
public class FormPages {
  private final Drafting drafting;
  private final NewsExceptions exceptions;
  private final Interpretations interpretations;
  private final Reviewing reviewing;
  private final Submitting submitting;
  private final Collating collating;
  private final Visibility visibility;

  FormPages(
      Drafting drafting,
      NewsExceptions exceptions,
      Interpretations interpretations,
      Reviewing reviewing,
      Submitting submitting,
      Collating collating,
      Visibility visibility) {
    this.collating = collating;
    this.visibility = visibility;
    this.drafting = drafting;
    this.exceptions = exceptions;
    this.interpretations = interpretations;
    this.reviewing = reviewing;
    this.submitting = submitting;
  }

  /**
   * 一半: the policy or its interpretation, with what it lacks.
   *
   * @param manuscript what is kept as its signed manuscript, in words
   */
  public record Half(
      long id,
      String number,
      String kind,
      String title,
      String digest,
      String state,
      String manuscript,
      List<Violation> lacking) {
    /** Where what is lacking can be put right. */
    public String mend(Violation one) {
      return "/desk/items/" + id + ("manuscript".equals(one.field()) ? "/signed" : "/edit");
    }
  }

  @PostMapping("/desk/items/pair")
  @MayEnter(Role.STAFF)
  String beginPair(@AuthenticationPrincipal SignedIn me) {
    return "redirect:/desk/items/" + interpretations.begin(me.person(), me.unitId()).id() + "/pair";
  }

  /** Both halves; whichever of the two is named in the address, the policy stands first. */
  @GetMapping("/desk/items/{id}/pair")
  @MayEnter(Role.STAFF)
  String pair(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    var item = visibility.item(me, id);
    var one = drafting.latest(id).orElseThrow();
    var other =
        Optional.ofNullable(one.manifest().pairedWith())
            .flatMap(drafting::find)
            .filter(p -> p.unitId() == item.unitId())
            .flatMap(p -> drafting.latest(p.id()))
            .orElseThrow();
    var policyFirst = one.manifest().kind() != ItemKind.INTERPRETATION;
    var policy = policyFirst ? one : other;
    model.addAttribute("halves", List.of(half(policy), half(policyFirst ? other : one)));
    model.addAttribute("plan", interpretations.planOf(policy.itemId()).orElse(null));
    model.addAttribute("policy", policy.itemId());
    model.addAttribute("writes", drafting.writesFor(me.person(), item.unitId()));
    return "desk/pair";
  }

  private Half half(Revision revision) {
    var text = revision.manifest();
    return new Half(
        revision.itemId(),
        text.item(),
        text.kind() == ItemKind.INTERPRETATION ? "解读" : "文件",
        text.title(),
        revision.digest().hex(),
        reviewing.latest(revision.itemId()).map(c -> c.state().label()).orElse("起草中"),
        manuscript(revision),
        submitting.objections(revision));
  }

  private String manuscript(Revision revision) {
    return collating
        .of(revision.itemId())
        .map(m -> m.digest() == null ? "没有纸质签发：" + m.noneBecause() : "已附“%s”".formatted(m.name()))
        .orElse(revision.manifest().kind() == ItemKind.FORMAL_DOCUMENT ? "还没有附，报送前须附" : "没有附，可以不附");
  }

  @PostMapping("/desk/items/{id}/plan")
  @MayEnter(Role.STAFF)
  String plan(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Set<InterpretationForm> forms,
      @RequestParam(defaultValue = "") String points) {
    visibility.written(me, id);
    interpretations.plan(me.person(), id, forms == null ? Set.of() : forms, points);
    return "redirect:/desk/items/" + id + "/pair";
  }

  /** Files a text as another kind of its category; a text that is under review is not touched. */
  @PostMapping("/desk/items/{id}/kind")
  @MayEnter(Role.STAFF)
  String kind(
      @AuthenticationPrincipal SignedIn me, @PathVariable long id, @RequestParam ItemKind kind) {
    visibility.written(me, id);
    var last = drafting.latest(id).orElseThrow();
    new Violations.Gathering()
        .refuseIf(
            kind.category() != last.manifest().category() || !kind.written(),
            Clause.MEASURES_2_1,
            "kind",
            "信息种类只能在同一信息类别里改。")
        .refuseIf(
            reviewing.latest(id).filter(c -> c.state() == CaseState.OPEN).isPresent(),
            Clause.MEASURES_15_1,
            null,
            "这一件正在审查，请先撤回报送再改种类。")
        .throwIfAny();
    drafting.save(me.person(), id, last.seq(), last.manifest().withKind(kind));
    return "redirect:/desk/items/" + id + "/edit";
  }

  @PostMapping("/desk/items/{id}/exception/ask")
  @MayEnter(Role.STAFF)
  String askException(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String reason) {
    visibility.written(me, id);
    exceptions.ask(me.person(), id, reason);
    return "redirect:/desk/items/" + id + "/edit";
  }
}
