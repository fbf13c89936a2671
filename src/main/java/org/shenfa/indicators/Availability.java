package org.shenfa.indicators;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.shenfa.Shenfa;
import org.shenfa.inspection.Visit;

/**
 * 站点可用性, the national way of counting (国办秘函〔2019〕19号): the visits of a week; one that is not open
 * after so many seconds counts, and so does the share of those that count. Pure.
 *
 * @param visits of the week
 * @param failed those that count
 * @param limit per cent from which the site counts as not reachable
 * @param whole whether on each day of the week there were as many visits as the rule wants
 */
public record Availability(int visits, int failed, int limit, boolean whole) {

  /** The visits of the week before a moment. */
  static Availability of(List<Visit> all, Instant now, Limits limits) {
    var days = limits.number(Limit.VISIT_DAYS);
    var week =
        all.stream()
            .filter(v -> !v.at().isAfter(now) && v.at().isAfter(now.minus(days, ChronoUnit.DAYS)))
            .toList();
    var today = now.atZone(Shenfa.ZONE).toLocalDate();
    var byDay =
        week.stream()
            .collect(
                Collectors.groupingBy(
                    v -> v.at().atZone(Shenfa.ZONE).toLocalDate(), Collectors.counting()));
    var whole =
        today
            .minusDays(days - 1L)
            .datesUntil(today)
            .allMatch(d -> byDay.getOrDefault(d, 0L) >= limits.number(Limit.VISITS_A_DAY));
    var seconds = limits.number(Limit.VISIT_SECONDS);
    return new Availability(
        week.size(),
        (int) week.stream().filter(v -> v.failed(seconds)).count(),
        limits.number(Limit.VISIT_SHARE),
        whole && !week.isEmpty());
  }

  /** Per cent of the visits that count as failures, to one decimal. */
  public double share() {
    return visits == 0 ? 0 : Math.round(failed * 1000.0 / visits) / 10.0;
  }

  /** Whether the share is reached; a single failure is a blip and never does it. */
  public boolean over() {
    return failed > 1 && failed * 100L >= (long) limit * visits;
  }

  /** Whether half of the share is reached. */
  public boolean near() {
    return failed > 1 && failed * 200L >= (long) limit * visits;
  }

  /** As the page says it. */
  public String words() {
    return visits == 0
        ? "还没有访问记录"
        : "一周访问 %d 次，%d 次超时或者打不开，占 %s%%%s"
            .formatted(visits, failed, share(), whole ? "" : "（访问次数还不足规定的一周）");
  }
}
