package org.shenfa.indicators;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.shenfa.inspection.Inspecting;
import org.shenfa.inspection.InspectionFinished;
import org.shenfa.inspection.Judging;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** 若今天检查: how the site stands now, what comes, and how it stood on the days before. */
@Service
public class Today {
  private final FactsOfToday facts;
  private final Judging faults;
  private final Inspecting inspecting;
  private final Thresholds thresholds;
  private final Days days;
  private final Clock clock;

  Today(
      FactsOfToday facts,
      Judging faults,
      Inspecting inspecting,
      Thresholds thresholds,
      Days days,
      Clock clock) {
    this.facts = facts;
    this.faults = faults;
    this.inspecting = inspecting;
    this.thresholds = thresholds;
    this.days = days;
    this.clock = clock;
  }

  /** 今天 at a glance. */
  public record Now(Standing standing, List<Forecast.Coming> coming, Limits limits) {}

  /** The thresholds of today, with their sources. */
  public Limits limits() {
    return thresholds.on(LocalDate.now(clock));
  }

  @EventListener
  void on(InspectionFinished news) {
    keep();
  }

  Evidence facts() {
    return facts.with(faults.counting(), inspecting.served(), limits());
  }

  /** Counted anew from what is known now. */
  public Now now() {
    var day = LocalDate.now(clock);
    var limits = limits();
    var evidence = facts();
    return new Now(Standing.on(day, evidence, limits), Forecast.of(evidence, limits, day), limits);
  }

  /** Keeps how the site stands, for the history. */
  Standing keep() {
    var standing = now().standing();
    var open = faults.counting().values().stream().mapToInt(List::size).sum();
    var at = clock.instant();
    days.keep(standing, open, at);
    return standing;
  }

  /** The days before, the oldest first; of each the newest count, at most ninety. */
  public List<Days.Day> history() {
    return days.last(LocalDate.now(clock).minusDays(90));
  }

  /** The history as a drawing. */
  public ScoreChart chart() {
    return ScoreChart.of(history(), LocalDate.now(clock), limits().points(Limit.PASS));
  }

  /** 栏目的一行: how a column stands against the window of its class. */
  public record ColumnLine(
      String slug,
      String name,
      ColumnClass kind,
      boolean firstLevel,
      Threshold window,
      Freshness fresh) {}

  /** Every column, those first that count as not updated, then those that come next. */
  public List<ColumnLine> columns() {
    var today = LocalDate.now(clock);
    var limits = limits();
    return facts.columns(today).stream()
        .map(c ->
            new ColumnLine(
                c.slug(),
                c.name(),
                c.kind(),
                c.firstLevel(),
                limits.of(c.kind().window()),
                c.on(today, limits)))
        .sorted(Comparator.comparing((ColumnLine l) -> l.fresh().stale()))
        .toList();
  }

  /** How the home page answered in the last week. */
  public Availability availability() {
    return Availability.of(facts.visits(limits()), clock.instant(), limits());
  }
}
