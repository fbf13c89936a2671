package org.shenfa.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Unit;
import org.shenfa.procedures.By;
import org.shenfa.procedures.Courses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 计分的巡查: lines arrive by themselves while a period runs; every event makes one, however often one
 * looks. Also sees that the units' days are over and that a circular is out.
 */
@Service
public class Collecting {
  private static final Logger LOG = LoggerFactory.getLogger(Collecting.class);

  private final List<Happenings> sources;
  private final Periods periods;
  private final Ledger ledger;
  private final RuleSets rules;
  private final AssessmentNews news;
  private final Courses courses;
  private final Deadlines deadlines;
  private final Organization organization;
  private final TransactionOperations transaction;
  private final Clock clock;

  Collecting(
      List<Happenings> sources,
      Periods periods,
      Ledger ledger,
      RuleSets rules,
      AssessmentNews news,
      Courses courses,
      Deadlines deadlines,
      Organization organization,
      TransactionOperations transaction,
      Clock clock) {
    this.sources = List.copyOf(sources);
    this.periods = periods;
    this.ledger = ledger;
    this.rules = rules;
    this.news = news;
    this.courses = courses;
    this.deadlines = deadlines;
    this.organization = organization;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 600_000, initialDelay = 50_000)
  void tick() {
    sweep(clock.instant());
  }

  /** What happened until now, and what time alone brings about. */
  public void sweep(Instant now) {
    for (var period : periods.all()) {
      try {
        transaction.executeWithoutResult(t -> look(period, now));
      } catch (RuntimeException e) {
        // The next look finds it again; the others are not kept waiting.
        LOG.warn("{} 未能计分：{}", period.name(), e.getMessage());
      }
    }
  }

  private void look(Period period, Instant now) {
    switch (period.state()) {
      case PERIOD_OPEN, COLLECTING -> gather(period, now);
      case OBJECTION -> {
        if (!period.windowOver()
            && deadlines
                .running(Rule.ASSESSMENT_OBJECTION, Assessing.NAME, period.id())
                .filter(d -> d.over(now))
                .isPresent()) {
          take(period, AssessmentEvent.WINDOW_ENDS, now);
          news.windowOver(period, now);
        }
      }
      case CONFIRMED -> {
        if (periods.circulated(period.id())) {
          take(period, AssessmentEvent.CIRCULATE, now);
        }
      }
      case PROVISIONAL, CIRCULATED, RECTIFYING, CLOSED -> {}
    }
  }

  /** Writes down what happened in a period until now. */
  @Transactional(propagation = Propagation.MANDATORY)
  void gather(Period period, Instant now) {
    if (!period.collects() || now.isBefore(period.from())) {
      return;
    }
    if (period.state() == PeriodState.PERIOD_OPEN) {
      take(period, AssessmentEvent.COLLECT, now);
    }
    var until = now.isBefore(period.until()) ? now : period.until();
    var own = rules.version(period.version());
    var assessed = organization.units().stream().filter(Standings::assessed).map(Unit::id).toList();
    var written =
        ledger.of(period.id()).stream().collect(Collectors.groupingBy(l -> l.event().id()));
    for (var source : sources) {
      for (var happened : source.between(period.from(), until, now)) {
        var rule = own.rules().get(happened.kind());
        if (rule != null
            && assessed.contains(happened.unit())
            && written.getOrDefault(happened.event().id(), List.of()).stream()
                .noneMatch(happened::made)) {
          ledger.add(period.id(), rule, happened);
        }
      }
    }
  }

  private void take(Period period, AssessmentEvent event, Instant now) {
    courses.take(AssessmentEvent.PROCEDURE, period.id(), event, By.SYSTEM, now, "", Map.of());
  }
}
