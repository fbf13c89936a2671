package org.shenfa.disclosure;

import static org.shenfa.deadlines.Rule.DISCLOSURE_ANSWER;
import static org.shenfa.deadlines.Rule.DISCLOSURE_CONFIRM;
import static org.shenfa.deadlines.Rule.DISCLOSURE_RECORD;
import static org.shenfa.disclosure.Disclosing.PROCEDURE;
import static org.shenfa.regulation.Clause.MEASURES_10_3;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.shenfa.Shenfa;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.procedures.By;
import org.shenfa.regulation.Enforces;
import org.shenfa.vault.ErasureRule;
import org.shenfa.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 到期自办: what time alone brings about, and what applicants did online. Every minute and after any
 * standstill; a second round changes nothing.
 */
@Service
public class DisclosureRounds {
  private static final Logger LOG = LoggerFactory.getLogger(DisclosureRounds.class);

  /** Days after the end of a correction's term that a letter may have been on its way. */
  private static final int ON_ITS_WAY = 5;

  private static final int MONTHS_TO_SUE = 6;
  private static final int MONTHS_KEPT = 12;

  private final DisclosureRequests requests;
  private final DisclosureCourse course;
  private final Suggestions suggestions;
  private final Deadlines deadlines;
  private final Vault vault;
  private final AuditTrail trail;
  private final TransactionOperations transaction;

  DisclosureRounds(
      DisclosureRequests requests,
      DisclosureCourse course,
      Suggestions suggestions,
      Deadlines deadlines,
      Vault vault,
      AuditTrail trail,
      TransactionOperations transaction) {
    this.requests = requests;
    this.course = course;
    this.suggestions = suggestions;
    this.deadlines = deadlines;
    this.vault = vault;
    this.trail = trail;
    this.transaction = transaction;
  }

  @Scheduled(fixedDelay = 60_000, initialDelay = 12_000)
  void tick() {
    round(course.now());
  }

  /** Does everything that is due at {@code now}. */
  public void round(Instant now) {
    takeUp();
    each(r -> confirm(r, now), DisclosureState.SUBMITTED);
    each(r -> lapse(r, now), DisclosureState.CORRECTING);
    each(r -> silence(r, now), DisclosureState.CONSULTING);
    each(r -> unpaid(r, now), DisclosureState.RECEIVED);
    each(
        r -> archive(r, now),
        DisclosureState.ANSWERED,
        DisclosureState.NOT_PROCESSED,
        DisclosureState.ABANDONED,
        DisclosureState.WITHDRAWN);
    each(r -> erase(r, now), DisclosureState.ARCHIVED);
  }

  private void each(Consumer<Request> act, DisclosureState... states) {
    for (var request : requests.in(states)) {
      alone(request.number(), () -> act.accept(request));
    }
  }

  /** One that fails does not keep the others from their turn. */
  private void alone(String number, Runnable act) {
    try {
      transaction.executeWithoutResult(t -> act.run());
    } catch (RuntimeException e) {
      LOG.warn("公开申请 {} 到期自办没有成功：{}", number, e.toString());
    }
  }

  /** What applicants did goes into the log, and its terms begin or end. */
  void takeUp() {
    for (var step : requests.notTakenUp()) {
      alone(Long.toString(step.request()), () -> takeUp(step));
    }
  }

  private void takeUp(DisclosureRequests.Step step) {
    if (!requests.takeUp(step.request(), step.n())) {
      return;
    }
    var name = PROCEDURE.name();
    var at = step.at().toInstant();
    trail.append(
        Entry.of(
                name + "." + step.event().name().toLowerCase(Locale.ROOT),
                0,
                By.CITIZEN.actor().label())
            .about(name, Long.toString(step.request())));
    switch (step.event()) {
      case APPLY -> {
        deadlines.start(DISCLOSURE_CONFIRM, name, step.request(), at);
        suggest(step.request());
      }
      case WITHDRAW -> deadlines.drop(DISCLOSURE_CONFIRM, name, step.request(), "申请人撤回", at);
      case CORRECTED -> course.beginAnswer(step.request(), day(at));
      case RECORD_ERROR -> deadlines.start(DISCLOSURE_RECORD, name, step.request(), at);
      case REASONS_GIVEN, PROPOSE_PROACTIVE -> {}
      case SUGGEST,
          CONFIRM,
          ASK_CORRECTION,
          LAPSE,
          NOT_A_REQUEST,
          ASK_REASONS,
          REFUSE_EXCESS,
          DELAY,
          CHARGE,
          PAID,
          FEE_LAPSE,
          CONSULT_THIRD_PARTY,
          CONSULT_CO_AUTHOR,
          OPINION_NOTED,
          OPINION,
          SILENCE,
          EXTEND,
          PREPARE,
          SEND_BACK,
          DECIDE,
          DELIVER,
          RECORD_SETTLED,
          ARCHIVE ->
          throw new IllegalStateException(step.event() + " by an applicant");
    }
  }

  /** Before anybody looks: what is public already and may be what is asked for. */
  private void suggest(long request) {
    var found = suggestions.of(requests.get(request).description());
    if (!found.isEmpty()) {
      course.take(request, DisclosureEvent.SUGGEST, By.SYSTEM, course.now(), "", found);
    }
  }

  /**
   * After one working day the system confirms for the office, so that nobody waits to be received.
   */
  @Enforces(MEASURES_10_3)
  private void confirm(Request request, Instant now) {
    var deadline = deadlines.running(DISCLOSURE_CONFIRM, PROCEDURE.name(), request.id());
    if (deadline.filter(d -> d.over(now)).isEmpty()) {
      return;
    }
    var day = deadline.flatMap(d -> d.due()).orElseThrow();
    course.take(
        request.id(), DisclosureEvent.CONFIRM, By.SYSTEM, now, "", Map.of("day", day.toString()));
    deadlines.meet(DISCLOSURE_CONFIRM, PROCEDURE.name(), request.id(), now);
    course.beginAnswer(request.id(), day);
  }

  private void lapse(Request request, Instant now) {
    var until = until(request, DisclosureEvent.ASK_CORRECTION);
    if (day(now).isAfter(until.plusDays(ON_ITS_WAY))) {
      course.take(
          request.id(),
          DisclosureEvent.LAPSE,
          By.SYSTEM,
          now,
          "补正期限到 " + until + "，没有收到补正",
          Map.of());
    }
  }

  private void silence(Request request, Instant now) {
    var until =
        until(request, DisclosureEvent.CONSULT_THIRD_PARTY, DisclosureEvent.CONSULT_CO_AUTHOR);
    if (day(now).isAfter(until)) {
      course.take(request.id(), DisclosureEvent.SILENCE, By.SYSTEM, now, "", Map.of());
      deadlines.resume(
          DISCLOSURE_ANSWER,
          PROCEDURE.name(),
          request.id(),
          until.atTime(23, 59, 59).atZone(Shenfa.ZONE).toInstant());
    }
  }

  private void unpaid(Request request, Instant now) {
    if (course.unpaid(request) && day(now).isAfter(until(request, DisclosureEvent.CHARGE))) {
      course.take(request.id(), DisclosureEvent.FEE_LAPSE, By.SYSTEM, now, "逾期没有缴纳信息处理费", Map.of());
    }
  }

  /** When nobody can go to court about it any more. */
  private void archive(Request request, Instant now) {
    var closed = Objects.requireNonNull(request.closedOn());
    var last = day(request.since());
    if ((last.isAfter(closed) ? last : closed).plusMonths(MONTHS_TO_SUE).isBefore(day(now))) {
      course.take(request.id(), DisclosureEvent.ARCHIVE, By.SYSTEM, now, "", Map.of());
    }
  }

  /**
   * Who applied is forgotten a year after nothing was owed any more; what was applied for stays.
   */
  private void erase(Request request, Instant now) {
    if (Objects.requireNonNull(request.closedOn()).plusMonths(MONTHS_KEPT).isBefore(day(now))
        && vault.certificate(request.identity()).isEmpty()) {
      vault.erase(request.identity(), ErasureRule.RETENTION, null);
    }
  }

  private static LocalDate day(Instant at) {
    return at.atZone(Shenfa.ZONE).toLocalDate();
  }

  private LocalDate until(Request request, DisclosureEvent... events) {
    return DisclosureCourse.until(course.last(request, events).orElseThrow());
  }
}
