package org.shenfa.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shenfa.Shenfa;
import org.shenfa.deadlines.Moment.Kind;

/**
 * 期限: one running or past deadline of one case, with all that happened to it. What was late once
 * stays late, also when it is met afterwards.
 *
 * @param procedure the kind of case
 * @param from what it runs from
 * @param history the first moment first
 */
public record Deadline(
    long id, Rule rule, String procedure, long caseId, Instant from, List<Moment> history) {
  public Deadline {
    history = List.copyOf(history);
  }

  private Optional<Moment> last() {
    return history.reversed().stream().filter(m -> m.kind().counts()).findFirst();
  }

  private Optional<Moment> first(Kind kind) {
    return history.stream().filter(m -> m.kind() == kind).findFirst();
  }

  /** The first late moment; empty while stopped, or while a year has no calendar. */
  public Optional<Instant> end() {
    return last().flatMap(m -> Optional.ofNullable(m.end()));
  }

  /** The last day in time, Asia/Shanghai. */
  public Optional<LocalDate> due() {
    return end().map(e -> e.minusNanos(1).atZone(Shenfa.ZONE).toLocalDate());
  }

  /** How it is counted, day by day; empty for terms in hours. */
  public List<org.shenfa.workdays.Day> trace() {
    return last().map(Moment::trace).orElse(List.of());
  }

  /** Why it cannot be counted, empty when it can. */
  public String unknown() {
    return last()
        .filter(m -> m.end() == null && m.kind() != Kind.STOPPED)
        .map(Moment::note)
        .orElse("");
  }

  public boolean open() {
    return met().isEmpty() && first(Kind.DROPPED).isEmpty();
  }

  public boolean stopped() {
    return last().filter(m -> m.kind() == Kind.STOPPED).isPresent();
  }

  public Optional<Instant> met() {
    return first(Kind.MET).map(Moment::at);
  }

  /** Whether it was late at some time; nothing makes it otherwise. */
  public boolean late() {
    return first(Kind.LATE).isPresent();
  }

  /** Whether it is over at {@code now} and was not met. */
  public boolean over(Instant now) {
    return open() && end().filter(e -> !now.isBefore(e)).isPresent();
  }

  /** The term with its extensions. */
  Term term() {
    return rule.term().extended(history.stream().mapToInt(Moment::more).sum());
  }

  /** Whether it was extended. */
  public boolean extended() {
    return first(Kind.EXTENDED).isPresent();
  }

  /** Every stretch that is not counted; one that runs is taken to last until its end. */
  List<Counting.Stop> stops() {
    var stops = new ArrayList<Counting.Stop>();
    for (var moment : history) {
      if (moment.kind() == Kind.STOPPED && moment.ground() != null && moment.until() != null) {
        stops.add(new Counting.Stop(day(moment.at()), moment.until(), moment.ground()));
      } else if (moment.kind() == Kind.RESUMED) {
        var open = stops.removeLast();
        var last = day(moment.at());
        stops.add(
            new Counting.Stop(
                open.began(), last.isBefore(open.last()) ? last : open.last(), open.ground()));
      }
    }
    return stops;
  }

  private static LocalDate day(Instant at) {
    return at.atZone(Shenfa.ZONE).toLocalDate();
  }
}
