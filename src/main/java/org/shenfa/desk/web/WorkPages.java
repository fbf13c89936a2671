package org.shenfa.desk.web;

import static org.shenfa.regulation.Clause.MEASURES_21_1;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.desk.Agenda;
import org.shenfa.desk.ItemFilter;
import org.shenfa.desk.ItemLine;
import org.shenfa.desk.ItemLists;
import org.shenfa.desk.SiteHealth;
import org.shenfa.publication.Publishing;
import org.shenfa.publication.Release;
import org.shenfa.publication.ReleaseDeadlines;
import org.shenfa.regulation.Enforces;
import org.shenfa.review.Look;
import org.shenfa.review.LookDeadline;
import org.shenfa.review.Queue;
import org.shenfa.review.Reviewers;
import org.shenfa.review.Reviewing;
import org.shenfa.review.Waiting;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 我的工作: what waits for me, what came back, what I sent, what I must look at on the live site. */
@Controller
public class WorkPages {
  /** The page shows so many of each; the list shows the rest. */
  private static final int SHOWN = 20;

  private static final int CLOCKS = 5;

  private final Reviewing reviewing;
  private final Reviewers reviewers;
  private final Queue queue;
  private final Publishing publishing;
  private final ReleaseDeadlines deadlines;
  private final ItemLists lists;
  private final Agenda agenda;
  private final SiteHealth health;
  private final Tasks tasks;
  private final Clock clock;

  WorkPages(
      Reviewing reviewing,
      Reviewers reviewers,
      Queue queue,
      Publishing publishing,
      ReleaseDeadlines deadlines,
      ItemLists lists,
      Agenda agenda,
      SiteHealth health,
      Tasks tasks,
      Clock clock) {
    this.reviewing = reviewing;
    this.reviewers = reviewers;
    this.queue = queue;
    this.publishing = publishing;
    this.deadlines = deadlines;
    this.lists = lists;
    this.agenda = agenda;
    this.health = health;
    this.tasks = tasks;
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
    var mine = "person=" + me.staffNo();
    model.addAttribute(
        "waiting", queue.of(me.person()).stream().map(w -> line(me, w, now)).toList());
    model.addAttribute(
        "returned",
        some(me, mine + "&state=RETURNED").stream()
            .map(ItemLine::caseId)
            .filter(Objects::nonNull)
            .map(reviewing::find)
            .toList());
    model.addAttribute("drafts", some(me, mine + "&state=DRAFT&state=TAKEN_BACK"));
    model.addAttribute(
        "assigned",
        some(me, mine + "&as=ASSIGNED&state=DRAFT&state=TAKEN_BACK&state=RETURNED").stream()
            .filter(l -> !l.author().equals(me.name()))
            .toList());
    model.addAttribute(
        "sent",
        some(me, mine + "&state=OPEN&state=CLEARED&sort=SINCE").stream()
            .map(l -> new Sent(l, desk(l), Times.since(l.since(), now)))
            .toList());
    model.addAttribute("toConfirm", toConfirm(me, now));
    model.addAttribute(
        "clocks",
        deadlines.running(me.publicity() ? 0 : me.unitId(), LocalDate.now(clock)).stream()
            .limit(CLOCKS)
            .toList());
    model.addAttribute("events", agenda.today(me));
    model.addAttribute("health", me.publicity() ? health.now() : null);
    model.addAttribute("tasks", tasks.of(me));
    return "desk/work";
  }

  private List<ItemLine> some(SignedIn me, String query) {
    return lists.page(me, ItemFilter.of(query), null, false).lines().stream().limit(SHOWN).toList();
  }

  /** Whose desk an item lies on, by name. */
  private String desk(ItemLine line) {
    var id = line.caseId();
    if (id == null) {
      return "";
    }
    var names =
        reviewers.candidates(reviewing.find(id)).stream()
            .map(a -> a.person().name())
            .distinct()
            .collect(Collectors.joining("、"));
    return names.isEmpty() ? "新闻宣传处网站编辑" : names;
  }

  private static WorkLine line(SignedIn me, Waiting one, Instant now) {
    var on = one.on();
    var text = on.revision().manifest();
    var looks = on.route().looks();
    var claim = one.claim();
    return new WorkLine(
        on.id(),
        text.title(),
        text.item(),
        text.publisher(),
        text.category().label() + " · " + text.kind().label(),
        one.look().label(),
        one.look() == Look.RELEASE ? "发布" : "审核",
        looks.indexOf(one.look()) + 1,
        looks.size(),
        Times.since(one.since(), now),
        one.look().clause().article(),
        one.due(),
        claim == null ? null : claim.name(),
        claim != null && claim.personId() == me.personId(),
        on.window().open() ? "" : "适宜的发布时间：" + on.window().words());
  }

  /** One line of a queue. */
  public record WorkLine(
      long caseId,
      String title,
      String number,
      String unit,
      String kind,
      String look,
      String act,
      int step,
      int steps,
      String since,
      String clause,
      LookDeadline due,
      @Nullable String claimedBy,
      boolean claimedByMe,
      String window) {}

  /** Something I sent, with whose desk it lies on. */
  public record Sent(ItemLine line, String desk, String since) {}

  /** A live page its publisher has not confirmed. */
  public record ToConfirm(Release release, String since, boolean late, String probe) {}

  private List<ToConfirm> toConfirm(SignedIn me, Instant now) {
    return publishing.unconfirmed().stream()
        .filter(r -> r.releasedBy() == me.personId() || me.publicity())
        .limit(SHOWN)
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
