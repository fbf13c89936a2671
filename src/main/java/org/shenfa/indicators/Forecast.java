package org.shenfa.indicators;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.indicators.Freshness.State;
import org.shenfa.indicators.IndicatorLine.Outcome;

/** 预报: what will be said of the site on which day if nobody does anything. Pure. */
public final class Forecast {
  /** How far it looks. */
  static final int DAYS = 30;

  private Forecast() {}

  /**
   * 一件将要发生的事.
   *
   * @param veto whether the site fails by it alone
   * @param link where it can be prevented, null where there is no such place
   */
  public record Coming(LocalDate day, String words, boolean veto, @Nullable String link) {
    public long left(LocalDate today) {
      return ChronoUnit.DAYS.between(today, day);
    }
  }

  /** What comes within a month, the soonest first; a veto before all else of its day. */
  static List<Coming> of(Evidence facts, Limits limits, LocalDate today) {
    var end = today.plusDays(DAYS);
    var all = new ArrayList<Coming>();
    for (var column : facts.columns()) {
      var fresh = column.on(today, limits);
      if (within(fresh.stale(), today, end)
          && (fresh.state() == State.FRESH || fresh.state() == State.NEAR)) {
        all.add(
            new Coming(
                fresh.stale(),
                "栏目“%s”判为不更新".formatted(column.name()),
                false,
                "/desk/columns/" + column.slug()));
      }
    }
    for (var letter : facts.letters()) {
      var due = letter.due();
      if (due != null && within(due.plusDays(1), today, end)) {
        all.add(
            new Coming(
                due.plusDays(1),
                "来信 %s 超过 %s没有答复".formatted(letter.number(), limits.of(Limit.REPLY_DAYS).words()),
                false,
                "/desk/letters"));
      }
    }
    for (var feedback : facts.feedback()) {
      if (within(feedback.due().plusDays(1), today, end)) {
        all.add(
            new Coming(
                feedback.due().plusDays(1),
                "征集“%s”超期没有反馈".formatted(feedback.title()),
                false,
                "/desk/solicitations"));
      }
    }
    vetoes(facts, limits, today, all);
    all.sort(Comparator.comparing(Coming::day).thenComparing(c -> !c.veto()));
    return List.copyOf(all);
  }

  private static boolean within(LocalDate day, LocalDate today, LocalDate end) {
    return day.isAfter(today) && !day.isAfter(end);
  }

  private static void vetoes(Evidence facts, Limits limits, LocalDate today, List<Coming> all) {
    var before = new Vetoes(facts, limits, today).all();
    for (var ahead = 1; ahead <= DAYS; ahead++) {
      var day = today.plusDays(ahead);
      var lines = new Vetoes(facts, limits, day).all();
      for (var n = 0; n < lines.size(); n++) {
        var line = lines.get(n);
        if (line.outcome() == Outcome.FAILED && before.get(n).outcome() != Outcome.FAILED) {
          all.add(
              new Coming(
                  day,
                  "单项否决“%s”：%s".formatted(line.indicator().label(), line.words()),
                  true,
                  null));
        }
      }
      before = lines;
    }
  }
}
