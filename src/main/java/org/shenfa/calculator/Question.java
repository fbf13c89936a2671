package org.shenfa.calculator;

import static org.shenfa.regulation.Clause.HOUSE;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.deadlines.Counting;
import org.shenfa.deadlines.Rule;
import org.shenfa.deadlines.Term;
import org.shenfa.regulation.Violations;
import org.shenfa.workdays.Calendar;

/**
 * 算一个期限: a rule, and the day or moment it runs from, as they were typed.
 *
 * @param time empty for terms in days and months
 */
public record Question(String rule, String day, String time) {
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;

  /** What an address asks; fields that are not there are empty. */
  public static Question of(Map<String, String> typed) {
    return new Question(
        typed.getOrDefault("rule", "").strip(),
        typed.getOrDefault("day", "").strip(),
        typed.getOrDefault("time", "").strip());
  }

  /** Whether anything was asked. */
  public boolean asked() {
    return !rule.isEmpty() || !day.isEmpty();
  }

  /** The rule that was chosen, null where there is none of that name. */
  public @Nullable Rule chosen() {
    return Arrays.stream(Rule.values()).filter(r -> r.name().equals(rule)).findFirst().orElse(null);
  }

  /** 推算: the rule, and what the engine made of it. */
  public record Answer(Rule rule, Counting.Counted counted) {
    /** Whether it ends at an hour and not with a day. */
    public boolean byTheClock() {
      return rule.term() instanceof Term.Clock;
    }
  }

  /**
   * Counts with the same engine as every case.
   *
   * @throws Violations when something is not typed, or a year has no calendar yet
   */
  public Answer answer(Calendar calendar) {
    var found = new Violations.Gathering();
    var of = chosen();
    found.refuseIf(of == null, HOUSE, "rule", "请选择一项期限。");
    var from = date();
    found.refuseIf(
        from == null || from.getYear() < FIRST_YEAR || from.getYear() > LAST_YEAR,
        HOUSE,
        "day",
        "请填写起算的日期，写成 2026-11-26 这样，%d 年到 %d 年。".formatted(FIRST_YEAR, LAST_YEAR));
    var at = clock();
    var hours = of != null && of.term() instanceof Term.Clock;
    found.refuseIf(
        at == null || hours && time.isEmpty(), HOUSE, "time", "这一项按小时或者分钟计，请填写起算的时刻，写成 22:00 这样。");
    found.throwIfAny();
    if (of == null || from == null || at == null) {
      throw new IllegalStateException();
    }
    return new Answer(
        of,
        Counting.count(
            of.term(), from.atTime(at).atZone(Shenfa.ZONE).toInstant(), List.of(), calendar));
  }

  private @Nullable LocalDate date() {
    try {
      return LocalDate.parse(day);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private @Nullable LocalTime clock() {
    try {
      return time.isEmpty() ? LocalTime.NOON : LocalTime.parse(time);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
