package org.shenfa.tickets;

import static org.shenfa.regulation.Clause.MEASURES_25_1;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shenfa.deadlines.Rule;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Courses;
import org.shenfa.publication.Publishing;
import org.shenfa.publication.Release;
import org.shenfa.publication.WithdrawalReason;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.site.StandingPages;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 改正与核验: what is done about the page. The page itself changes through the main line alone; here
 * stands who says so, how it stands now, and that somebody else looked.
 */
@Service
public class Mending {
  private final TicketCases cases;
  private final TicketRegister register;
  private final TicketRights rights;
  private final TicketClocks clocks;
  private final TicketNews news;
  private final Findings findings;
  private final StandingPages pages;
  private final Publishing publishing;
  private final Courses courses;
  private final Clock clock;

  Mending(
      TicketCases cases,
      TicketRegister register,
      TicketRights rights,
      TicketClocks clocks,
      TicketNews news,
      Findings findings,
      StandingPages pages,
      Publishing publishing,
      Courses courses,
      Clock clock) {
    this.cases = cases;
    this.register = register;
    this.rights = rights;
    this.clocks = clocks;
    this.news = news;
    this.findings = findings;
    this.pages = pages;
    this.publishing = publishing;
    this.courses = courses;
    this.clock = clock;
  }

  /**
   * 先行撤下: takes the text of the page down, as any withdrawal is made; for the gravest only. The
   * head is told at once.
   */
  @Enforces(MEASURES_25_1)
  @Transactional
  public void hide(Person by, long id, @Nullable WithdrawalReason reason, String remark) {
    var ticket = register.seen(by, id);
    var as = rights.as(by, ticket, TicketEvent.HIDE);
    var release = current(ticket);
    new Violations.Gathering()
        .refuseIf(ticket.severity() != Severity.S1, MEASURES_25_1, null, "先行撤下只用于一级差错；其他的改正以后再发布。")
        .refuseIf(release == null, MEASURES_25_1, null, "这一页不是一篇在站的稿件，不能单独撤下：栏目页随稿件变化，应急页由应急模式办理。")
        .refuseIf(reason == null, MEASURES_25_1, "reason", "请选择对公众说明的原因。")
        .throwIfAny();
    if (release == null || reason == null) {
      return;
    }
    var now = clock.instant();
    cases.keep(ticket, Evidence.Moment.HIDE, seen(ticket), now);
    publishing.withdraw(by, release.id(), reason, remark);
    courses.take(
        TicketEvent.PROCEDURE,
        id,
        TicketEvent.HIDE,
        as,
        now,
        remark,
        Map.of("release", release.number()));
    news.hidden(ticket, by.name());
  }

  /** The release that stands at the ticket's page; none for lists and what is withdrawn. */
  public @Nullable Release current(Ticket ticket) {
    return ticket.item() == null
        ? null
        : publishing.ofItem(ticket.item()).reversed().stream()
            .findFirst()
            .filter(r -> r.withdrawal() == null)
            .orElse(null);
  }

  /**
   * 已经改正: the page is kept as it stands now; while the text concerned still stands there, it is not
   * put right.
   */
  @Enforces(MEASURES_25_1)
  @Transactional
  public void fixed(Person by, long id, String words) {
    var ticket = register.seen(by, id);
    var as = rights.as(by, ticket, TicketEvent.FIX);
    var done = Courses.reason(words);
    var now = clock.instant();
    var seen = standing(ticket, "已经改正");
    cases.keep(ticket, Evidence.Moment.FIX, seen, now);
    courses.take(TicketEvent.PROCEDURE, id, TicketEvent.FIX, as, now, done, Map.of());
    clocks.turn(id, Rule.TICKET_VERIFY, now);
    news.fixed(ticket);
  }

  private Capture standing(Ticket ticket, String act) {
    var seen = seen(ticket);
    if (Boolean.TRUE.equals(seen.found())) {
      throw new Violations(MEASURES_25_1, "页面上还看得到所指的原文，不能“%s”；刚发布的，过几秒钟页面换好以后再试。".formatted(act));
    }
    return seen;
  }

  private Capture seen(Ticket ticket) {
    return Capture.of(
        pages.read(ticket.path()).orElse(null),
        ticket.path(),
        ticket.quoted(),
        register.inside(ticket));
  }

  /**
   * 核验通过: somebody other than who put it right looked at the page, and every other page with the
   * same text has a ticket of its own or a reason why it needs none.
   *
   * @param others why the other pages with the same text are no errors; empty where there are none
   */
  @Enforces(MEASURES_25_1)
  @Transactional
  public void verified(Person by, long id, String others) {
    var ticket = register.seen(by, id);
    var as = rights.as(by, ticket, TicketEvent.VERIFY);
    var left = uncovered(ticket);
    if (!left.isEmpty() && others.strip().length() < 4) {
      throw new Violations(
          List.of(
              new Violation(
                  MEASURES_25_1,
                  "others",
                  "在站还有 %d 页有同样的文字：请另立纠错单，或者写明为什么不是差错（4 至 500 字）。".formatted(left.size()))));
    }
    var now = clock.instant();
    cases.keep(ticket, Evidence.Moment.VERIFY, standing(ticket, "核验通过"), now);
    take(
        by,
        id,
        as,
        TicketEvent.VERIFY,
        now,
        others.strip(),
        Map.of("others", Integer.toString(left.size())));
    clocks.settle(id, now);
  }

  /** 核验没有改好: back to who puts it right, with the reason. */
  @Enforces(MEASURES_25_1)
  @Transactional
  public void notFixed(Person by, long id, String reason) {
    var ticket = register.seen(by, id);
    var as = rights.as(by, ticket, TicketEvent.NOT_FIXED);
    var why = Courses.reason(reason);
    var now = clock.instant();
    take(by, id, as, TicketEvent.NOT_FIXED, now, why, Map.of());
    var severity = ticket.severity();
    clocks.turn(id, (severity == null ? Severity.S3 : severity).here(), now);
  }

  private void take(
      Person by,
      long id,
      org.shenfa.procedures.By as,
      TicketEvent event,
      Instant now,
      String reason,
      Map<String, String> details) {
    var fixer =
        courses.story(TicketEvent.PROCEDURE, id).reversed().stream()
            .filter(p -> p.event().equals(TicketEvent.FIX.name()))
            .findFirst()
            .map(p -> p.person());
    if (fixer.filter(p -> p != null && p == by.id()).isPresent()) {
      throw new Violations(MEASURES_25_1, "改正由另一个人核验，改的人自己不能核验。");
    }
    courses.take(TicketEvent.PROCEDURE, id, event, as, now, reason, details);
  }

  /** Other pages with the same text that no ticket was opened for. */
  public List<SisterPage> uncovered(Ticket ticket) {
    Set<String> known =
        Stream.concat(
                register.kin(ticket).stream(),
                cases.open().stream()
                    .filter(t -> Finding.bare(t.quoted()).equals(Finding.bare(ticket.quoted()))))
            .map(Ticket::path)
            .collect(Collectors.toSet());
    return register.sisters(ticket).stream().filter(s -> !known.contains(s.path())).toList();
  }

  /**
   * Opens a ticket for every other page with the same text that has none.
   *
   * @throws Violations when there is no such page
   */
  @Enforces(MEASURES_25_1)
  @Transactional
  public int spread(Person by, long id) {
    var ticket = register.seen(by, id);
    var first = register.reports(ticket).getFirst();
    var open = uncovered(ticket);
    if (open.isEmpty()) {
      throw new Violations(MEASURES_25_1, "在站没有别的网页有同样的文字，或者都已经立了纠错单。");
    }
    for (var page : open) {
      findings.report(
          new Source.Reader(by),
          new Finding(
              page.path(), first.kind(), ticket.quoted(), "与 %s 相同的差错。".formatted(ticket.number())),
          id);
    }
    return open.size();
  }
}
