package org.shenfa.publication;

import static org.shenfa.regulation.Clause.MEASURES_15_4;
import static org.shenfa.regulation.Clause.MEASURES_15_5;
import static org.shenfa.regulation.Clause.MEASURES_20_2;
import static org.shenfa.regulation.Clause.MEASURES_20_5;
import static org.shenfa.regulation.Clause.MEASURES_4_1;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.review.CaseState;
import org.shenfa.review.Clearance;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.Reviewing;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 定时发布: a release at a set time, looked at again when the time has come. */
@Service
public class Scheduling {
  private final Publishing publishing;
  private final Releases releases;
  private final Schedules schedules;
  private final Reviewing reviewing;
  private final Organization organization;
  private final AuditTrail trail;
  private final Clock clock;

  Scheduling(
      Publishing publishing,
      Releases releases,
      Schedules schedules,
      Reviewing reviewing,
      Organization organization,
      AuditTrail trail,
      Clock clock) {
    this.publishing = publishing;
    this.releases = releases;
    this.schedules = schedules;
    this.reviewing = reviewing;
    this.organization = organization;
    this.trail = trail;
    this.clock = clock;
  }

  /** What speaks against this time and this person, all of it; empty when it can be set. */
  public List<Violation> objections(Person by, Clearance clearance, Instant at) {
    var now = clock.instant();
    var found =
        new Violations.Gathering()
            .refuseIf(!at.isAfter(now), MEASURES_20_5, "releaseAt", "定时发布的时间须晚于现在。")
            .refuseIf(
                at.isAfter(now.plus(Duration.ofDays(365))),
                MEASURES_20_5,
                "releaseAt",
                "定时发布的时间须在今后 365 天内。");
    try {
      for (var one : publishing.together(clearance)) {
        one.window()
            .refusal(at)
            .ifPresent(why -> found.refuseIf(true, MEASURES_20_2, "releaseAt", why));
        found
            .refuseIf(
                releases.ofCase(one.id()).isPresent(), MEASURES_15_5, null, "这一件已经发布，不能再定时发布。")
            .refuseIf(
                !releases.mayRelease(by.id(), one.id()),
                MEASURES_4_1,
                null,
                "定时发布由没有参与过这一件的网站编辑办理。");
      }
    } catch (Violations partner) {
      found.addAll(partner.all());
    }
    return found.found();
  }

  /**
   * Sets a time for the release; refused unless the case is cleared now, and looked at again then.
   */
  @Enforces(MEASURES_20_2)
  @Transactional
  public long schedule(Person by, Clearance clearance, Instant at) {
    var found = new Violations.Gathering();
    found.addAll(objections(by, clearance, at));
    found.throwIfAny();
    var cases = publishing.together(clearance);
    var id = schedules.add(cases.stream().map(ReviewCase::id).toList(), at, by.id());
    for (var one : cases) {
      trail.append(
          Entry.of("release.scheduled", by.id(), by.name())
              .about("item", one.revision().manifest().item())
              .digest(one.revision().digest().hex())
              .with("schedule", Long.toString(id))
              .with("at", at.toString()));
    }
    return id;
  }

  /** Cancels a schedule that has not happened, with a reason. */
  @Transactional
  public void cancel(Person by, long caseId, long schedule, String reason) {
    var words = reason.strip();
    if (words.length() < 4 || words.length() > 200) {
      throw new Violations(
          List.of(new Violation(MEASURES_15_4, "reason", "请写明取消或者改期的原因（4 至 200 字）。")));
    }
    var waiting =
        schedules.of(caseId).stream()
            .filter(s -> s.id() == schedule && s.outcome() == null)
            .findFirst()
            .orElseThrow(() -> new Violations(MEASURES_15_5, "这个排期已经办结，不能取消。"));
    schedules.end(waiting.id(), "CANCELLED", by.name() + "：" + words);
    for (var one : waiting.caseIds()) {
      trail.append(
          Entry.of("schedule.cancelled", by.id(), by.name())
              .about("item", reviewing.find(one).revision().manifest().item())
              .with("schedule", Long.toString(schedule))
              .with("reason", words));
    }
  }

  /** Sets another time in place of one that has not come, or leaves the old one standing. */
  @Transactional
  public long move(Person by, Clearance clearance, long schedule, Instant at, String reason) {
    cancel(by, clearance.caseId(), schedule, reason);
    return schedule(by, clearance, at);
  }

  /** The next schedule whose time has come, carried out or refused; empty when there is none. */
  @Transactional
  public Optional<Schedule> releaseDue() {
    var due = schedules.due();
    if (due.isEmpty()) {
      return Optional.empty();
    }
    var schedule = due.getFirst();
    var by = organization.person(schedule.personId());
    var cases = schedule.caseIds().stream().map(reviewing::find).toList();
    var now = clock.instant();
    var stale =
        cases.stream()
            .flatMap(c ->
                c.state() == CaseState.CLEARED
                    ? c.window().refusal(now).stream()
                    : Stream.of(c.state().label()))
            .findFirst();
    if (stale.isPresent()) {
      schedules.end(schedule.id(), "REFUSED", "到点复核不通过：" + stale.get());
      refused(by, cases, schedule, stale.get());
    } else {
      publishing.release(by, cases, schedule.id());
      schedules.end(schedule.id(), "RELEASED", "");
    }
    return Optional.of(schedule);
  }

  /** Notes that a due schedule could not be carried out; called outside the failed transaction. */
  @Transactional
  public void refuse(Schedule schedule, String why) {
    schedules.end(schedule.id(), "REFUSED", why);
    refused(
        organization.person(schedule.personId()),
        schedule.caseIds().stream().map(reviewing::find).toList(),
        schedule,
        why);
  }

  private void refused(Person by, List<ReviewCase> cases, Schedule schedule, String why) {
    for (var one : cases) {
      trail.append(
          Entry.of("schedule.refused", by.id(), by.name())
              .about("item", one.revision().manifest().item())
              .with("schedule", Long.toString(schedule.id()))
              .with("reason", why));
    }
  }

  public List<Schedule> schedulesOf(long caseId) {
    return schedules.of(caseId);
  }
}
