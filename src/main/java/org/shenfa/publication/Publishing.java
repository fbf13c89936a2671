package org.shenfa.publication;

import static org.shenfa.regulation.Clause.MEASURES_10_2;
import static org.shenfa.regulation.Clause.MEASURES_15_5;
import static org.shenfa.regulation.Clause.MEASURES_17_3;
import static org.shenfa.regulation.Clause.MEASURES_20_2;
import static org.shenfa.regulation.Clause.MEASURES_20_5;
import static org.shenfa.regulation.Clause.MEASURES_2_3;
import static org.shenfa.regulation.Clause.MEASURES_4_1;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.content.Drafting;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.shenfa.review.CaseState;
import org.shenfa.review.Clearance;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.Reviewing;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 发布: nothing goes out without a clearance that fits, and only through here. */
@Service
public class Publishing {
  /** After this long without the publisher's confirmation the desk raises an alarm (20-5). */
  public static final Duration CONFIRM_WITHIN = Duration.ofMinutes(30);

  private final Releases releases;
  private final Reviewing reviewing;
  private final Drafting drafting;
  private final AuditTrail trail;
  private final ApplicationEventPublisher news;
  private final Clock clock;

  Publishing(
      Releases releases,
      Reviewing reviewing,
      Drafting drafting,
      AuditTrail trail,
      ApplicationEventPublisher news,
      Clock clock) {
    this.releases = releases;
    this.reviewing = reviewing;
    this.drafting = drafting;
    this.trail = trail;
    this.news = news;
    this.clock = clock;
  }

  /**
   * Releases a cleared case at once, together with its partner where it has one (10-2).
   *
   * @param command id of the request; a repeat has the answer of the first and no further effect
   */
  @Enforces({MEASURES_15_5, MEASURES_4_1, MEASURES_10_2, MEASURES_17_3})
  @Transactional
  public List<Release> release(Person by, Clearance clearance, UUID command) {
    releases.lock(command);
    var before = releases.answered(command, by.id(), "release");
    if (before.isPresent()) {
      return before.get().lines().map(Long::valueOf).map(this::find).toList();
    }
    var released = release(by, together(clearance), null);
    releases.answer(
        command,
        by.id(),
        "release",
        String.join("\n", released.stream().map(r -> Long.toString(r.id())).toList()));
    return released;
  }

  /**
   * The case and its partner's, so that a policy and its interpretation go out in one transaction.
   */
  List<ReviewCase> together(Clearance clearance) {
    var one = reviewing.find(clearance.caseId());
    clearance.mustCover(one.revision().digest());
    var all = new ArrayList<>(List.of(one));
    var number = one.revision().manifest().pairedWith();
    if (number != null) {
      var partner =
          drafting
              .find(number)
              .flatMap(i -> reviewing.latest(i.id()))
              .orElseThrow(() ->
                  new Violations(MEASURES_10_2, "政策文件与解读须同步发布：稿件 %s 还没有报送。".formatted(number)));
      if (releases.ofCase(partner.id()).isEmpty()) {
        if (partner.state() != CaseState.CLEARED) {
          throw new Violations(
              MEASURES_10_2,
              "政策文件与解读须同步发布：稿件 %s 还没有审毕（%s）。".formatted(number, partner.state().label()));
        }
        all.add(partner);
      }
    }
    return all;
  }

  List<Release> release(Person by, List<ReviewCase> cases, @Nullable Long schedule) {
    trail.mustBeWhole();
    mustFit(cases, clock.instant());
    var ids =
        releases.publish(
            cases.stream().map(ReviewCase::id).toList(), by.id(), UUID.randomUUID(), schedule);
    var released = ids.stream().map(this::find).toList();
    for (var release : released) {
      trail.append(
          Entry.of("release.published", by.id(), by.name())
              .about("item", release.item())
              .digest(release.digest().hex())
              .with("release", release.number())
              .with("case", Long.toString(release.caseId()))
              .with("path", release.path()));
    }
    news.publishEvent(new SiteChanged());
    return released;
  }

  /** Each text has its own window; all of them go out at the same time. */
  @Enforces(MEASURES_20_2)
  private static void mustFit(List<ReviewCase> cases, Instant at) {
    var found = new Violations.Gathering();
    for (var one : cases) {
      one.window()
          .refusal(at)
          .ifPresent(sentence -> found.refuseIf(true, MEASURES_20_2, null, sentence));
    }
    found.throwIfAny();
  }

  /** Takes the current release of an item down; the public reads the reason from a fixed list. */
  @Enforces(MEASURES_2_3)
  @Transactional
  public void withdraw(Person by, long releaseId, WithdrawalReason reason, String remark) {
    if (remark.strip().length() < 4) {
      throw new Violations(MEASURES_2_3, "请写明撤下的具体情况，供内部留存；页面上只显示所选的原因。");
    }
    var release = find(releaseId);
    releases.withdraw(releaseId, by.id(), reason, remark.strip());
    trail.append(
        Entry.of("release.withdrawn", by.id(), by.name())
            .about("item", release.item())
            .digest(release.digest().hex())
            .with("release", release.number())
            .with("reason", reason.name())
            .with("remark", remark.strip()));
    news.publishEvent(new SiteChanged());
  }

  /** The publisher has opened the live page (20-5); only the one who released it can say so. */
  @Enforces(MEASURES_20_5)
  @Transactional
  public void confirm(Person by, long releaseId, boolean correct, String remark) {
    var release = find(releaseId);
    new Violations.Gathering()
        .refuseIf(release.releasedBy() != by.id(), MEASURES_20_5, null, "上网访问确认由发布人本人办理。")
        .refuseIf(release.confirmation() != null, MEASURES_20_5, null, "这一页已经确认过。")
        .refuseIf(
            !correct && remark.strip().length() < 4, MEASURES_20_5, "remark", "页面有问题的，请写明是什么问题。")
        .throwIfAny();
    releases.confirm(releaseId, by.id(), correct, remark.strip());
    trail.append(
        Entry.of("release.confirmed", by.id(), by.name())
            .about("item", release.item())
            .digest(release.digest().hex())
            .with("release", release.number())
            .with("correct", correct ? "YES" : "NO"));
  }

  /** Keeps what the system found when it fetched the page. */
  @Transactional
  public void probed(long releaseId, boolean ok, String detail) {
    var release = find(releaseId);
    releases.probed(releaseId, ok, detail);
    trail.append(
        Entry.of("release.probed", 0, "系统")
            .about("item", release.item())
            .digest(release.digest().hex())
            .with("release", release.number())
            .with("same", ok ? "YES" : "NO"));
  }

  public Release find(long id) {
    return releases.find(id).orElseThrow(NoSuchElementException::new);
  }

  public List<Release> ofItem(long itemId) {
    return releases.ofItem(itemId);
  }

  public Optional<Release> ofCase(long caseId) {
    return releases.ofCase(caseId);
  }

  /** Live releases nobody has confirmed yet, oldest first. */
  public List<Release> unconfirmed() {
    return releases.unconfirmed();
  }

  public Optional<Probe> lastProbe(long releaseId) {
    return releases.lastProbe(releaseId);
  }

  /** Live releases the system has not yet found in order on the public site. */
  public List<Release> unprobed() {
    return releases.unprobed(20);
  }
}
