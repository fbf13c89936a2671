package org.shenfa.desk.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.columns.Category;
import org.shenfa.columns.TopicApplication;
import org.shenfa.columns.TopicApplication.State;
import org.shenfa.columns.TopicFace;
import org.shenfa.columns.Topics;
import org.shenfa.organization.Organization;
import org.shenfa.site.PublicAddress;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 专题专栏: applications of one's unit, what waits for one, and what was decided (11-5). */
@Controller
public class TopicPages {
  private final Topics topics;
  private final Organization organization;
  private final PublicAddress site;
  private final Clock clock;

  TopicPages(Topics topics, Organization organization, PublicAddress site, Clock clock) {
    this.topics = topics;
    this.organization = organization;
    this.site = site;
    this.clock = clock;
  }

  /** One line of a list. */
  public record Line(TopicApplication application, String unit, boolean over) {}

  @GetMapping("/desk/topics")
  @MayEnter(Role.STAFF)
  String list(@AuthenticationPrincipal SignedIn me, Model model) {
    var seen = topics.all().stream().filter(a -> sees(me, a)).toList();
    model.addAttribute(
        "waiting", lines(seen.stream().filter(a -> topics.mayDecide(me.person(), a)).toList()));
    model.addAttribute(
        "mine", lines(seen.stream().filter(a -> a.unit() == me.unitId() && open(a)).toList()));
    model.addAttribute(
        "decided",
        lines(
            topics.all().stream()
                .filter(a -> a.state() == State.APPROVED || sees(me, a) && !open(a))
                .toList()));
    model.addAttribute(
        "elsewhere",
        lines(
            seen.stream()
                .filter(a -> open(a) && a.unit() != me.unitId())
                .filter(a -> !topics.mayDecide(me.person(), a))
                .toList()));
    return "desk/topics";
  }

  private static boolean open(TopicApplication a) {
    return switch (a.state()) {
      case WAITS_FOR_HEAD, WAITS_FOR_NEWSROOM -> true;
      case RETURNED -> a.followedBy() == null;
      case APPROVED -> false;
    };
  }

  private List<Line> lines(List<TopicApplication> all) {
    var today = LocalDate.now(clock);
    return all.stream()
        .map(a ->
            new Line(a, organization.unit(a.unit()).shortName(), a.terms().ends().isBefore(today)))
        .toList();
  }

  /** Seen by its unit, by 新闻宣传处 and by whoever may decide it; an approved one by everybody. */
  private boolean sees(SignedIn me, TopicApplication a) {
    return a.state() == State.APPROVED
        || me.publicity()
        || me.unitId() == a.unit()
        || topics.mayDecide(me.person(), a);
  }

  @GetMapping("/desk/topics/new")
  @MayEnter(Role.STAFF)
  String blank(@AuthenticationPrincipal SignedIn me, Model model) {
    form(me, model, "/desk/topics");
    return "desk/newtopic";
  }

  private void form(SignedIn me, Model model, String action) {
    model.addAttribute("action", action);
    model.addAttribute("faces", Arrays.asList(TopicFace.values()));
    model.addAttribute("categories", Arrays.asList(Category.values()));
    model.addAttribute("people", organization.staff(me.unitId(), LocalDate.now(clock)));
    model.addAttribute("rows", TopicForm.ROWS);
  }

  @PostMapping("/desk/topics")
  @MayEnter(Role.STAFF)
  String apply(
      @AuthenticationPrincipal SignedIn me, @RequestParam MultiValueMap<String, String> typed) {
    return apply(me, typed, null);
  }

  private String apply(SignedIn me, MultiValueMap<String, String> typed, @Nullable Long follows) {
    var form = new TopicForm(typed);
    var keeper = organization.registered(form.keeper(), "keeper");
    return "redirect:/desk/topics/"
        + topics.apply(me.person(), me.unitId(), form.terms(keeper.id()), follows);
  }

  /** The form once more, as it was when it came back. */
  @GetMapping("/desk/topics/{id}/again")
  @MayEnter(Role.STAFF)
  String again(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    var before = returned(me, id);
    form(me, model, "/desk/topics/" + id + "/again");
    model.addAttribute("before", before);
    model.addAttribute("keeper", organization.person(before.terms().keeper()).staffNo());
    return "desk/newtopic";
  }

  @PostMapping("/desk/topics/{id}/again")
  @MayEnter(Role.STAFF)
  String applyAgain(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> typed) {
    returned(me, id);
    return apply(me, typed, id);
  }

  private TopicApplication returned(SignedIn me, long id) {
    var before = topics.find(id);
    if (before.unit() != me.unitId()
        || before.state() != State.RETURNED
        || before.followedBy() != null) {
      throw new NoSuchElementException();
    }
    return before;
  }

  @GetMapping("/desk/topics/{id}")
  @MayEnter(Role.STAFF)
  String topic(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    var application = topics.find(id);
    if (!sees(me, application)) {
      throw new NoSuchElementException();
    }
    model.addAttribute("application", application);
    model.addAttribute("unit", organization.unit(application.unit()));
    model.addAttribute("keeper", organization.person(application.terms().keeper()));
    model.addAttribute("mayDecide", topics.mayDecide(me.person(), application));
    model.addAttribute("siteAddress", site.address());
    model.addAttribute("day", LocalDate.now(clock));
    return "desk/topic";
  }

  @PostMapping("/desk/topics/{id}")
  @MayEnter(Role.STAFF)
  String decide(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam boolean agrees,
      @RequestParam(defaultValue = "") String reason) {
    if (!sees(me, topics.find(id))) {
      throw new NoSuchElementException();
    }
    topics.decide(me.person(), id, agrees, reason);
    return "redirect:/desk/topics/" + id;
  }
}
