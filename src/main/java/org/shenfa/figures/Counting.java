package org.shenfa.figures;

import static org.shenfa.figures.Cell.count;
import static org.shenfa.figures.Cell.measured;
import static org.shenfa.figures.Cell.people;
import static org.shenfa.figures.Cell.share;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;

/** 计数规则: the figures of a month from its facts. Pure. */
final class Counting {
  private final Facts facts;
  private final List<Cell> cells = new ArrayList<>();

  private Counting(Facts facts) {
    this.facts = facts;
  }

  /**
   * Every figure, metric by metric.
   *
   * @param workingDays how many lie after the first day up to and including the second
   */
  static List<Cell> of(Facts facts, ToIntBiFunction<LocalDate, LocalDate> workingDays) {
    var all = new ArrayList<>(LetterCounting.of(facts, workingDays));
    all.addAll(AfterAnswers.of(facts));
    all.addAll(new Counting(facts).others());
    all.addAll(UpkeepCounting.of(facts.upkeep(), facts.assessed()));
    return List.copyOf(all);
  }

  private List<Cell> others() {
    disclosure();
    solicitations();
    concerns();
    cells.add(count(Metric.GUIDES, "", "在网的办事指南", facts.guides().out(), "件"));
    cells.add(count(Metric.GUIDES, "", "要素都已确认", facts.guides().inOrder(), "件"));
    cells.add(count(Metric.GUIDES, "", "每夜核对下载，不符或者取不到", facts.guides().amiss(), "次"));
    cells.add(
        share(Metric.GUIDES, "", "读者认为有帮助", facts.guides().helpful(), facts.guides().votes()));
    return cells;
  }

  private void disclosure() {
    var requests = facts.requests();
    cells.add(people(Metric.DISCLOSURE, "", "收到的申请", requests.received()));
    cells.add(share(Metric.DISCLOSURE, "", "按期答复", requests.onTime(), requests.due()));
  }

  private void solicitations() {
    var all = facts.solicited();
    cells.add(count(Metric.SOLICITATIONS, "", "开始的征集", all.opened(), "件"));
    cells.add(people(Metric.SOLICITATIONS, "", "收到的意见", all.received()));
    cells.add(count(Metric.SOLICITATIONS, "", "公布反馈", all.answered(), "件"));
    cells.add(count(Metric.SOLICITATIONS, "", "其中按期公布", all.onTime(), "件"));
    adopted(all.adopted());
    cells.add(count(Metric.SOLICITATIONS, "", "月末超期未反馈", all.late(), "件"));
    if (all.late() > 0) {
      cells.add(count(Metric.SOLICITATIONS, "", "其中超期最久的", all.longest(), "日"));
    }
  }

  private void adopted(Facts.Adopted opinions) {
    var parts =
        List.of(
            Few.Part.of("采纳", opinions.whole()),
            Few.Part.of("部分采纳", opinions.partly()),
            Few.Part.of("未采纳", opinions.not()));
    if (parts.stream().allMatch(p -> p.sample() == 0)) {
      return;
    }
    var told = Few.joined(parts);
    if (told.isEmpty()) {
      cells.add(Cell.untold(Metric.SOLICITATIONS, "反馈的意见", "采纳、部分采纳、未采纳", "件"));
    }
    told.forEach(p -> cells.add(count(Metric.SOLICITATIONS, "反馈的意见", p.name(), p.sample(), "件")));
  }

  private void concerns() {
    var levels =
        new TreeMap<>(
            facts.concerns().responses().stream()
                .collect(
                    Collectors.groupingBy(
                        Facts.Response::level,
                        Collectors.mapping(
                            r -> Duration.between(r.found(), r.answered()), Collectors.toList()))));
    for (var level : levels.entrySet()) {
      var sorted = level.getValue().stream().sorted().toList();
      cells.add(hours(level.getKey(), "中位数", sorted.get((sorted.size() - 1) / 2), sorted.size()));
      cells.add(hours(level.getKey(), "最长", sorted.getLast(), sorted.size()));
    }
    if (levels.isEmpty()) {
      cells.add(count(Metric.CONCERNS, "", "首次回应", 0, "件"));
    }
    cells.add(count(Metric.CONCERNS, "", "没有按约定更新", facts.concerns().missed(), "次"));
  }

  private static Cell hours(String level, String name, Duration length, long of) {
    var hours =
        BigDecimal.valueOf(length.toMinutes()).divide(BigDecimal.valueOf(60), 1, RoundingMode.UP);
    return measured(Metric.CONCERNS, level + " 级", name, hours, "小时", of);
  }
}
