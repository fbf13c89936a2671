package org.shenfa.figures;

import static org.shenfa.figures.Cell.count;
import static org.shenfa.figures.Cell.measured;
import static org.shenfa.figures.Cell.people;
import static org.shenfa.figures.Cell.share;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.figures.Facts.Letter;
import org.shenfa.figures.Few.Part;
import org.shenfa.letters.Channel;
import org.shenfa.letters.LetterEvent;
import org.shenfa.letters.LetterKind;

/** 来信的计数规则: what became of letters in a month. Pure. */
final class LetterCounting {
  private static final Set<LetterEvent> GIVEN =
      EnumSet.of(
          LetterEvent.ASSIGN,
          LetterEvent.REASSIGN,
          LetterEvent.DESIGNATE,
          LetterEvent.ACCEPT_AGAIN);

  private final Facts facts;
  private final ToIntBiFunction<LocalDate, LocalDate> workingDays;
  private final List<Cell> cells = new ArrayList<>();

  private LetterCounting(Facts facts, ToIntBiFunction<LocalDate, LocalDate> workingDays) {
    this.facts = facts;
    this.workingDays = workingDays;
  }

  /**
   * Every figure of letters, metric by metric.
   *
   * @param workingDays how many lie after the first day up to and including the second
   */
  static List<Cell> of(Facts facts, ToIntBiFunction<LocalDate, LocalDate> workingDays) {
    return new LetterCounting(facts, workingDays).all();
  }

  private List<Cell> all() {
    received();
    onTime();
    waits();
    returns();
    late();
    return List.copyOf(cells);
  }

  private void received() {
    var letters = facts.receivedInMonth();
    cells.add(people(Metric.RECEIVED, "", "登记的来信", letters.size()));
    var abuse =
        letters.stream().filter(l -> l.first(LetterEvent.CONFIRM_ABUSE).isPresent()).count();
    cells.add(
        Few.subtract(letters.size(), letters.size() - abuse) || !Few.tells(letters.size() - abuse)
            ? Cell.untold(Metric.RECEIVED, "", "其中认定为滥用的", "件")
            : count(Metric.RECEIVED, "", "其中认定为滥用的", abuse, "件"));
    parts(
        "类型",
        Stream.of(LetterKind.values()).map(LetterCounting::called).distinct().toList(),
        letters,
        l -> called(l.kind()));
    parts(
        "渠道",
        Arrays.stream(Channel.values()).map(Channel::label).toList(),
        letters,
        l -> l.channel().label());
    parts(
        "主题",
        letters.stream().map(Letter::topic).distinct().sorted().toList(),
        letters,
        Letter::topic);
  }

  /** Complaints and reports are one: how many reports there were is told nowhere. */
  private static String called(LetterKind kind) {
    return switch (kind) {
      case COMPLAINT, REPORT -> "投诉、举报";
      case CONSULTATION, SUGGESTION, PLEA, UNSURE -> kind.label();
    };
  }

  private void parts(
      String group, List<String> names, List<Letter> letters, Function<Letter, String> name) {
    var counts = letters.stream().collect(Collectors.groupingBy(name, Collectors.counting()));
    Few.joined(names.stream().map(n -> Part.of(n, counts.getOrDefault(n, 0L))).toList())
        .forEach(p -> cells.add(count(Metric.RECEIVED, group, p.name(), p.sample(), "件")));
  }

  private void onTime() {
    var due = facts.answers().stream().filter(a -> facts.in(a.end().minusNanos(1))).toList();
    var kept = due.stream().filter(LetterCounting::kept).count();
    cells.add(share(Metric.ON_TIME, "", "全部单位", kept, due.size()));
    var byUnit = new TreeMap<>(due.stream().collect(Collectors.groupingBy(Facts.Answer::unit)));
    shares(
        Metric.ON_TIME,
        byUnit.entrySet().stream()
            .map(e ->
                new Part(
                    e.getKey(),
                    e.getValue().size(),
                    e.getValue().stream().filter(LetterCounting::kept).count()))
            .toList());
  }

  private static boolean kept(Facts.Answer answer) {
    return answer.met() != null && answer.met().isBefore(answer.end());
  }

  private void shares(Metric metric, List<Part> units) {
    Few.joined(units).forEach(p -> cells.add(share(metric, "单位", p.name(), p.part(), p.sample())));
  }

  private void waits() {
    var days =
        facts
            .answered()
            .map(l -> workingDays.applyAsInt(day(l.received()), day(l.replied().orElseThrow())))
            .sorted()
            .toList();
    for (var name : List.of("中位数", "九成不超过", "最长")) {
      cells.add(
          Few.tells(days.size())
              ? measured(
                  Metric.WAIT, "", name, BigDecimal.valueOf(rank(days, name)), "个工作日", days.size())
              : Cell.untold(Metric.WAIT, "", name, "个工作日"));
    }
  }

  private static int rank(List<Integer> days, String name) {
    var place =
        switch (name) {
          case "中位数" -> (days.size() + 1) / 2;
          case "九成不超过" -> (days.size() * 9 + 9) / 10;
          default -> days.size();
        };
    return days.get(place - 1);
  }

  private static LocalDate day(Instant at) {
    return at.atZone(Shenfa.ZONE).toLocalDate();
  }

  private void returns() {
    var given = facts.units(GIVEN);
    var returned = facts.units(EnumSet.of(LetterEvent.RETURN));
    cells.add(share(Metric.RETURNS, "", "退回率", returned.size(), given.size()));
    if (Few.tells(given.size())) {
      cells.add(count(Metric.RETURNS, "", "第二次退回", secondReturns(), "次"));
      cells.add(
          count(
              Metric.RETURNS,
              "",
              "指定承办",
              facts.units(EnumSet.of(LetterEvent.DESIGNATE)).size(),
              "次"));
    }
    var names = new TreeSet<>(given);
    names.addAll(returned);
    shares(
        Metric.RETURNS,
        names.stream().map(n -> new Part(n, times(given, n), times(returned, n))).toList());
  }

  private static long times(List<String> units, String unit) {
    return units.stream().filter(unit::equals).count();
  }

  private long secondReturns() {
    return facts.letters().stream()
        .flatMap(
            l -> l.steps().stream().filter(s -> s.event() == LetterEvent.RETURN).skip(1).limit(1))
        .filter(s -> facts.in(s.at()))
        .count();
  }

  private boolean before(@Nullable Instant at) {
    return at != null && at.isBefore(facts.until());
  }

  private void late() {
    var open =
        facts.answers().stream()
            .filter(a -> !a.end().isAfter(facts.until()))
            .filter(a -> !before(a.met()) && !before(a.dropped()))
            .toList();
    cells.add(
        open.isEmpty()
            ? count(Metric.LATE, "", "月末超期未转网站", 0, "件")
            : people(Metric.LATE, "", "月末超期未转网站", open.size()));
    if (Few.tells(open.size())) {
      var last = day(facts.until().minusNanos(1));
      var oldest =
          open.stream()
              .mapToInt(a -> workingDays.applyAsInt(day(a.end().minusNanos(1)), last))
              .max()
              .orElse(0);
      cells.add(
          measured(Metric.LATE, "", "其中超期最久的", BigDecimal.valueOf(oldest), "个工作日", open.size()));
    }
  }
}
