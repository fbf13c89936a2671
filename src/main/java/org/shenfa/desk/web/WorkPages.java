package org.shenfa.desk.web;

import static org.shenfa.regulation.Clause.MEASURES_21_1;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.desk.ItemFilter;
import org.shenfa.desk.ItemLists;
import org.shenfa.organization.PostKind;
import org.shenfa.publication.Publishing;
import org.shenfa.publication.Release;
import org.shenfa.publication.ReleaseDeadline;
import org.shenfa.publication.ReleaseDeadlines;
import org.shenfa.regulation.Enforces;
import org.shenfa.review.CaseState;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.Reviewing;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 我的工作: what waits for me, what came back, what I sent, what I must look at on the live site. */
@Controller
public class WorkPages {
  private final Reviewing reviewing;
  private final Publishing publishing;
  private final ReleaseDeadlines deadlines;
  private final ItemLists lists;
  private final Clock clock;

  WorkPages(
      Reviewing reviewing,
      Publishing publishing,
      ReleaseDeadlines deadlines,
      ItemLists lists,
      Clock clock) {
    this.reviewing = reviewing;
    this.publishing = publishing;
    this.deadlines = deadlines;
    this.lists = lists;
    this.clock = clock;
  }

  @GetMapping("/desk")
  @MayEnter({Role.STAFF, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
  @Enforces(MEASURES_21_1)
  String work(@AuthenticationPrincipal SignedIn me, Model model) {
    if (me.admin() != null) {
      return me.is(Role.SECURITY_ADMIN) ? "redirect:/desk/accounts" : "redirect:/desk/audit";
    }
    var now = clock.instant();
    var waiting = new ArrayList<WorkLine>();
    var sent = new ArrayList<WorkLine>();
    var returned = new ArrayList<ReviewCase>();
    for (var one : reviewing.underWay()) {
      var mine = one.openedBy() == me.personId() || one.revision().createdBy() == me.personId();
      if (reviewing.whyNot(me.person(), one).isEmpty() || canRelease(me, one)) {
        waiting.add(line(one, now));
      }
      if (mine && one.state() == CaseState.RETURNED) {
        returned.add(one);
      } else if (mine) {
        sent.add(line(one, now));
      }
    }
    model.addAttribute("waiting", waiting);
    model.addAttribute("sent", sent);
    model.addAttribute("returned", returned);
    model.addAttribute(
        "drafts",
        lists
            .page(
                me,
                ItemFilter.of("person=" + me.staffNo() + "&state=DRAFT&state=TAKEN_BACK"),
                null,
                false)
            .lines());
    model.addAttribute("toConfirm", toConfirm(me, now));
    model.addAttribute(
        "pressing",
        deadlines.running(me.publicity() ? 0 : me.unitId(), LocalDate.now(clock)).stream()
            .filter(d -> d.standing() != ReleaseDeadline.Standing.RUNNING)
            .toList());
    return "desk/work";
  }

  private boolean canRelease(SignedIn me, ReviewCase one) {
    return one.state() == CaseState.CLEARED
        && one.route().looks().contains(org.shenfa.review.Look.RELEASE)
        && me.posts().contains(PostKind.SITE_EDITOR)
        && one.openedBy() != me.personId()
        && one.opinions().stream().noneMatch(o -> o.personId() == me.personId());
  }

  private static WorkLine line(ReviewCase one, Instant now) {
    var text = one.revision().manifest();
    var looks = one.route().looks();
    var next = one.next();
    var step = next.map(looks::indexOf).orElse(looks.size() - 1) + 1;
    var since =
        one.opinions().stream().map(o -> o.at()).max(Instant::compareTo).orElse(one.openedAt());
    return new WorkLine(
        one.id(),
        one.revision().itemId(),
        text.title(),
        text.item(),
        text.publisher(),
        text.category().label() + " · " + text.kind().label(),
        next.map(l -> l.label()).orElse(one.state().label()),
        step,
        looks.size(),
        Times.since(since, now),
        next.map(l -> l.clause().article()).orElse("第四条"));
  }

  /** One line of a queue. */
  public record WorkLine(
      long caseId,
      long itemId,
      String title,
      String number,
      String unit,
      String kind,
      String look,
      int step,
      int steps,
      String since,
      String clause) {}

  /** A live page its publisher has not confirmed. */
  public record ToConfirm(Release release, String since, boolean late, String probe) {}

  private List<ToConfirm> toConfirm(SignedIn me, Instant now) {
    return publishing.unconfirmed().stream()
        .filter(r -> r.releasedBy() == me.personId() || me.publicity())
        .map(r ->
            new ToConfirm(
                r,
                Times.since(r.releasedAt(), now),
                r.releasedAt().plus(Publishing.CONFIRM_WITHIN).isBefore(now),
                publishing
                    .lastProbe(r.id())
                    .map(p -> (p.ok() ? "系统比对一致" : "系统比对有误：" + p.detail()))
                    .orElse("系统正在比对")))
        .toList();
  }
}
