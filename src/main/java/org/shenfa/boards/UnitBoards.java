package org.shenfa.boards;

import static org.shenfa.regulation.Clause.MEASURES_21_1;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.shenfa.access.SignedIn;
import org.shenfa.boards.BoardCharts.Lists;
import org.shenfa.boards.OpenWork.Tally;
import org.shenfa.indicators.Freshness;
import org.shenfa.indicators.Today;
import org.shenfa.regulation.Enforces;
import org.springframework.stereotype.Service;

/**
 * 单位看板: what lies with a unit beside its texts, how its columns stand, what it released by week.
 */
@Service
public class UnitBoards {
  private final WeeklyFacts facts;
  private final OpenWork work;
  private final Today today;
  private final Clock clock;

  UnitBoards(WeeklyFacts facts, OpenWork work, Today today, Clock clock) {
    this.facts = facts;
    this.work = work;
    this.today = today;
    this.clock = clock;
  }

  /**
   * 一家单位.
   *
   * @param work of every kind, in their order
   * @param fresh how columns stand against their windows, by address
   */
  public record UnitBoard(List<Tally> work, Chart released, Map<String, Freshness> fresh) {}

  /** For the unit's own people, 新闻宣传处 and the leaders; for anybody else it is not there. */
  @Enforces(MEASURES_21_1)
  public UnitBoard of(SignedIn me, long unit) {
    BoardRights.mustSee(me, unit);
    var weeks = Weeks.until(LocalDate.now(clock), ProvinceBoards.WEEKS);
    var all = work.now().stream().filter(t -> t.unit() == unit).toList();
    return new UnitBoard(
        Arrays.stream(WorkKind.values())
            .map(k ->
                all.stream()
                    .filter(t -> t.kind() == k)
                    .findFirst()
                    .orElse(new Tally(k, unit, 0, 0)))
            .toList(),
        BoardCharts.releases(
            weeks,
            facts.released(weeks.first()),
            unit,
            me.publicity() ? Lists.ITEMS : unit == me.unitId() ? Lists.OWN : Lists.UNITS,
            me.publicity() ? "&unit=" + unit : ""),
        today.columns().stream()
            .collect(Collectors.toMap(Today.ColumnLine::slug, Today.ColumnLine::fresh)));
  }
}
