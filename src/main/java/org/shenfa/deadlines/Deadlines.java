package org.shenfa.deadlines;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.deadlines.Moment.Kind;
import org.shenfa.regulation.Violations;
import org.shenfa.workdays.Calendar;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 期限台账: starts, stops and meets the deadlines of every kind of case, in the caller's transaction. A
 * deadline that cannot be counted, for want of a calendar, is kept and says so; it is counted as
 * soon as the calendar is there.
 */
@Service
public class Deadlines {
  private final DeadlineMoments moments;
  private final Calendar calendar;
  private final TransactionOperations transaction;
  private final ApplicationEventPublisher news;
  private final Clock clock;
  private long counted = -1;

  Deadlines(
      DeadlineMoments moments,
      Calendar calendar,
      TransactionOperations transaction,
      ApplicationEventPublisher news,
      Clock clock) {
    this.moments = moments;
    this.calendar = calendar;
    this.transaction = transaction;
    this.news = news;
    this.clock = clock;
  }

  /** Begins to count, from a moment that lies in the day 0 of the term. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void start(Rule rule, String procedure, long caseId, Instant from) {
    var id = moments.begin(rule, procedure, caseId, from);
    moments.add(id, counted(Kind.COUNTED, from, rule.term(), from, List.of(), 0, ""));
  }

  /**
   * Stops counting for a reason of law, until a day at the latest.
   *
   * @throws Violations when it does not run, or was stopped for the same reason before
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void stop(
      Rule rule, String procedure, long caseId, Ground ground, LocalDate until, Instant at) {
    var deadline = running(rule, procedure, caseId).orElseThrow();
    new Violations.Gathering()
        .refuseIf(deadline.stopped(), rule.clause(), null, "期限已经中止，不能再中止。")
        .refuseIf(
            deadline.history().stream().anyMatch(m -> m.ground() == ground),
            rule.clause(),
            null,
            "同一理由只能中止一次期限：" + ground.label() + "。")
        .refuseIf(until.isBefore(day(at)), rule.clause(), "until", "中止须写明结束日期，不能早于今天。")
        .throwIfAny();
    moments.add(deadline.id(), new Moment(Kind.STOPPED, at, null, List.of(), ground, until, 0, ""));
  }

  /** Goes on counting with the day after {@code at}; nothing happens when it is not stopped. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void resume(Rule rule, String procedure, long caseId, Instant at) {
    running(rule, procedure, caseId).filter(Deadline::stopped).ifPresent(d -> resume(d, at));
  }

  private void resume(Deadline deadline, Instant at) {
    var marker = new Moment(Kind.RESUMED, at, null, List.of(), null, null, 0, "");
    var after = with(deadline, marker);
    moments.add(
        deadline.id(), counted(Kind.RESUMED, at, after.term(), after.from(), after.stops(), 0, ""));
  }

  /**
   * Lengthens the term by as many of its own units.
   *
   * @throws Violations when it was extended before
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void extend(
      Rule rule, String procedure, long caseId, int more, String reason, Instant at) {
    var deadline = running(rule, procedure, caseId).orElseThrow();
    if (deadline.extended()) {
      throw new Violations(rule.clause(), "期限只能延长一次。");
    }
    moments.add(
        deadline.id(),
        counted(
            Kind.EXTENDED,
            at,
            deadline.term().extended(more),
            deadline.from(),
            deadline.stops(),
            more,
            reason));
  }

  /**
   * What had to be done is done; whether in time is kept with it. Nothing happens when none runs.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void meet(Rule rule, String procedure, long caseId, Instant at) {
    running(rule, procedure, caseId)
        .ifPresent(d -> {
          late(d, at);
          moments.add(d.id(), plain(Kind.MET, at, ""));
        });
  }

  /** It need not be done any more. Nothing happens when none runs. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void drop(Rule rule, String procedure, long caseId, String why, Instant at) {
    running(rule, procedure, caseId)
        .ifPresent(d -> {
          late(d, at);
          moments.add(d.id(), plain(Kind.DROPPED, at, why));
        });
  }

  /** The newest deadline of a case by a rule, unless it is met or dropped. */
  @Transactional
  public Optional<Deadline> running(Rule rule, String procedure, long caseId) {
    return moments.running(rule, procedure, caseId);
  }

  /** Every deadline a case ever had, the first first. */
  public List<Deadline> of(String procedure, long caseId) {
    return moments.of(procedure, caseId);
  }

  /** Every minute, and after any standstill: what became late, which stops are over. */
  @Scheduled(fixedDelay = 60_000, initialDelay = 8_000)
  void tick() {
    sweep(clock.instant());
  }

  /** Marks what is late at {@code now}, once, and ends the stops whose day has passed. */
  public void sweep(Instant now) {
    recount(now);
    for (var deadline : moments.due(now, day(now))) {
      transaction.executeWithoutResult(t -> moment(deadline, now));
    }
  }

  private void moment(Deadline seen, Instant now) {
    running(seen.rule(), seen.procedure(), seen.caseId())
        .filter(d -> d.id() == seen.id())
        .ifPresent(d -> {
          var until = d.stops().isEmpty() ? null : d.stops().getLast().last();
          if (d.stopped() && until != null && until.isBefore(day(now))) {
            resume(d, until.atTime(23, 59, 59).atZone(Shenfa.ZONE).toInstant());
          } else {
            late(d, now);
          }
        });
  }

  private void late(Deadline deadline, Instant now) {
    if (deadline.late() || !deadline.over(now)) {
      return;
    }
    var marked = plain(Kind.LATE, deadline.end().orElseThrow(), "");
    moments.add(deadline.id(), marked);
    news.publishEvent(new WentLate(with(deadline, marked)));
  }

  /**
   * Counts every open deadline again when days were entered by hand since the last time, and keeps
   * the old end and the new; what is closed stays as it was.
   */
  private synchronized void recount(Instant now) {
    var version = calendar.version();
    if (version == counted) {
      return;
    }
    for (var deadline : moments.open()) {
      transaction.executeWithoutResult(t -> recount(deadline, now));
    }
    counted = version;
  }

  private void recount(Deadline seen, Instant now) {
    running(seen.rule(), seen.procedure(), seen.caseId())
        .filter(d -> d.id() == seen.id() && !d.stopped())
        .ifPresent(d -> {
          var again = counted(Kind.RECOUNTED, now, d.term(), d.from(), d.stops(), 0, "");
          if (!Optional.ofNullable(again.end()).equals(d.end())) {
            moments.add(d.id(), again);
          }
        });
  }

  private Moment counted(
      Kind kind,
      Instant at,
      Term term,
      Instant from,
      List<Counting.Stop> stops,
      int more,
      String note) {
    try {
      var counted = Counting.count(term, from, stops, calendar);
      return new Moment(kind, at, counted.end(), counted.trace(), null, null, more, note);
    } catch (Violations noCalendar) {
      return new Moment(
          kind, at, null, List.of(), null, null, more, noCalendar.all().getFirst().sentence());
    }
  }

  private static Moment plain(Kind kind, Instant at, String note) {
    return new Moment(kind, at, null, List.of(), null, (@Nullable LocalDate) null, 0, note);
  }

  private static Deadline with(Deadline deadline, Moment moment) {
    var history = new java.util.ArrayList<>(deadline.history());
    history.add(moment);
    return new Deadline(
        deadline.id(),
        deadline.rule(),
        deadline.procedure(),
        deadline.caseId(),
        deadline.from(),
        history);
  }

  private static LocalDate day(Instant at) {
    return at.atZone(Shenfa.ZONE).toLocalDate();
  }
}
