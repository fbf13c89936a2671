package org.shenfa.boards;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shenfa.boards.Chart.Series;
import org.shenfa.boards.Chart.Shape;
import org.shenfa.boards.Chart.Tone;
import org.shenfa.boards.OpenWork.Tally;
import org.shenfa.boards.WeeklyFacts.Done;
import org.shenfa.boards.WeeklyFacts.Released;
import org.shenfa.columns.Category;
import org.shenfa.indicators.Days;

/** 图表的编排: how counted facts become charts. Pure. */
final class BoardCharts {
  private static final List<Tone> TONES = List.of(Tone.ACC, Tone.GOOD, Tone.WARN, Tone.INK3);

  private BoardCharts() {}

  /** One series: the sorts of things that are counted together under a name. */
  record Counted(String name, Tone tone, List<String> what) {}

  /** What the first releases of a reader's weeks link to. */
  enum Lists {
    /** The list of items: every unit's, for who may read them all. */
    ITEMS,
    /** The units side by side. */
    UNITS,
    /** The list of items of the reader's own unit. */
    OWN;

    String of(LocalDate monday, Category category) {
      return switch (this) {
        case ITEMS, OWN ->
            "/desk/items?dated=RELEASED&%s&category=%s"
                .formatted(Weeks.days(monday), category.name());
        case UNITS -> "/desk/units?" + Weeks.days(monday);
      };
    }
  }

  /** 每周发布 by category; of one unit, or of all for 0. */
  static Chart releases(Weeks weeks, List<Released> facts, long unit, Lists lists, String more) {
    var of =
        facts.stream()
            .filter(f -> unit == 0 || f.unit() == unit)
            .collect(
                Collectors.groupingBy(
                    f -> Map.entry(f.week(), f.category()), Collectors.summingInt(Released::n)));
    return Chart.of(
        "c-released",
        "每周发布",
        Shape.STACKED,
        "件",
        "自周一起的一周",
        weeks.labels(),
        Arrays.stream(Category.values())
            .map(c ->
                new Series(
                    c.label(),
                    TONES.get(c.ordinal()),
                    weeks.each(m -> of.getOrDefault(Map.entry(m, c), 0)).stream()
                        .map(BigDecimal::valueOf)
                        .toList(),
                    weeks.mondays().stream().map(m -> lists.of(m, c) + more).toList()))
            .toList());
  }

  /** 各单位发布 in these weeks, the most first. */
  static Chart releasedBy(
      Weeks weeks, List<Released> facts, Map<Long, String> names, LocalDate today) {
    var sums =
        facts.stream()
            .filter(f -> names.containsKey(f.unit()))
            .collect(Collectors.groupingBy(Released::unit, Collectors.summingInt(Released::n)));
    var units = sums.keySet().stream().sorted(Comparator.comparing(u -> -sums.getOrDefault(u, 0)));
    var order = units.toList();
    return Chart.of(
        "c-units",
        "各单位发布",
        Shape.ROWS,
        "件",
        "单位",
        order.stream().map(u -> names.getOrDefault(u, "")).toList(),
        List.of(
            Series.of(
                "发布",
                Tone.ACC,
                order.stream().map(u -> sums.getOrDefault(u, 0)).toList(),
                order.stream()
                    .map(u -> "/desk/units/%d?from=%s&to=%s".formatted(u, weeks.first(), today))
                    .toList())));
  }

  /** 在办, by kind, in the order of the kinds. */
  static Chart byKind(List<Tally> work, BiFunction<WorkKind, Boolean, String> link) {
    var kinds = Arrays.asList(WorkKind.values());
    return work(
        "c-kinds",
        "在办，按种类",
        "种类",
        kinds,
        WorkKind::label,
        (kind, late) ->
            work.stream()
                .filter(t -> t.kind() == kind)
                .mapToInt(t -> late ? t.late() : t.running())
                .sum(),
        link);
  }

  /** 在办, by unit: those with most that is late first. */
  static Chart byUnit(List<Tally> work, Map<Long, String> names) {
    BiFunction<Long, Boolean, Integer> sum =
        (unit, late) ->
            work.stream()
                .filter(t -> t.unit() == unit)
                .mapToInt(t -> late ? t.late() : t.running())
                .sum();
    var units =
        work.stream()
            .map(Tally::unit)
            .distinct()
            .filter(names::containsKey)
            .sorted(
                Comparator.comparing((Long u) -> -sum.apply(u, true))
                    .thenComparing(u -> -sum.apply(u, false))
                    .thenComparing(u -> u))
            .toList();
    return work(
        "c-work",
        "在办，按单位",
        "单位",
        units,
        u -> names.getOrDefault(u, ""),
        sum,
        (unit, late) -> "/desk/units/" + unit);
  }

  private static <T> Chart work(
      String id,
      String title,
      String heading,
      List<T> rows,
      Function<T, String> name,
      BiFunction<T, Boolean, Integer> sum,
      BiFunction<T, Boolean, String> link) {
    var series = new ArrayList<Series>();
    for (var late : List.of(false, true)) {
      series.add(
          Series.of(
              late ? "已经超期" : "没有超期",
              late ? Tone.BAD : Tone.ACC,
              rows.stream().map(r -> sum.apply(r, late)).toList(),
              rows.stream().map(r -> link.apply(r, late)).toList()));
    }
    return Chart.of(id, title, Shape.ROWS, "件", heading, rows.stream().map(name).toList(), series);
  }

  /** Counted things of each week, one series for each name. */
  static Chart weekly(
      String id,
      String title,
      Shape shape,
      String unit,
      Weeks weeks,
      List<Done> facts,
      List<Counted> series,
      String link) {
    return Chart.of(
        id,
        title,
        shape,
        unit,
        "自周一起的一周",
        weeks.labels(),
        series.stream()
            .map(s ->
                Series.of(
                    s.name(),
                    s.tone(),
                    weeks.each(m ->
                        facts.stream()
                            .filter(f -> f.week().equals(m) && s.what().contains(f.what()))
                            .mapToInt(Done::n)
                            .sum()),
                    weeks.mondays().stream().map(m -> link).toList()))
            .toList());
  }

  /** 等了多久: letters by the working days since they came. */
  static Chart waiting(List<Integer> days, String link) {
    var labels = List.of("1 个工作日以内", "2 至 4 个工作日", "5 至 6 个工作日", "7 个工作日以上");
    var ends = List.of(1, 4, 6, Integer.MAX_VALUE);
    var counts = new int[labels.size()];
    for (var waited : days) {
      var bucket = 0;
      while (waited > ends.get(bucket)) {
        bucket++;
      }
      counts[bucket]++;
    }
    return Chart.of(
        "c-letters",
        "等答复的来信等了多久",
        Shape.ROWS,
        "件",
        "从来信到今天",
        labels,
        List.of(
            Series.of(
                "来信",
                Tone.ACC,
                Arrays.stream(counts).boxed().toList(),
                labels.stream().map(l -> link).toList())));
  }

  /** 得分 of each day an inspection was made on, with the line below which the site fails. */
  static Chart scores(List<Days.Day> days, BigDecimal pass) {
    return new Chart(
        "c-scores",
        "若今天检查，每天的得分",
        Shape.LINE,
        "分",
        "日期",
        days.stream()
            .map(d -> "%d月%d日".formatted(d.day().getMonthValue(), d.day().getDayOfMonth()))
            .toList(),
        List.of(
            new Series(
                "得分",
                Tone.ACC,
                days.stream().map(Days.Day::score).toList(),
                days.stream().map(d -> "").toList())),
        new Chart.Mark("合格线", pass),
        100);
  }
}
