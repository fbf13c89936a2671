package org.shenfa.screening;

import static org.shenfa.screening.Verdict.NOTE;
import static org.shenfa.screening.Verdict.REASON;
import static org.shenfa.screening.Verdict.STOP;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 日期: days that do not exist, weekdays that do not fit, periods that end before they begin. */
final class Dates implements Rule {
  static final String RULE = "date";
  private static final String WEEKDAYS = "一二三四五六日";
  private static final Pattern CHINESE =
      Pattern.compile("(?<!\\d)(?:(\\d{4}) ?年 ?)?(\\d{1,2}) ?月 ?(\\d{1,2}) ?日");
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?<![\\d.\\-/])((?:19|20)\\d{2})([\\-/])(\\d{1,2})\\2(\\d{1,2})(?![\\d\\-/])");
  private static final Pattern WEEKDAY =
      Pattern.compile("^ ?[(〔]? ?(?:星期|周|礼拜)([一二三四五六日天])(?!年|期|边|围|末)");
  private static final Pattern PERIOD =
      Pattern.compile(
          "(?<!\\d)(?:(\\d{4}) ?年 ?)?(\\d{1,2}) ?月 ?(\\d{1,2}) ?日(?: ?\\([^)\\n]{1,6}\\))?(?: ?\\d{1,2}[:时][\\d分]{0,3})? ?(?:起)?(?:至|到|-|—{1,2}|~) ?(?:(\\d{4}) ?年 ?)?(?:(\\d{1,2}) ?月 ?)?(\\d{1,2}) ?日");
  private static final Pattern LENGTH =
      Pattern.compile("(" + Figures.COUNT + ") ?个? ?(工作日|自然日|天)(?!前|内|后|以)");

  @Override
  public void check(Reading on, Findings found) {
    on.texts().forEach(p -> check(p, on.known, found));
  }

  private static void check(Passage in, Known known, Findings found) {
    var year = known.today().getYear();
    for (var match : CHINESE.matcher(in.folded).results().toList()) {
      var said = match.group(1);
      year = said == null ? year : Integer.parseInt(said);
      date(in, match, said, number(match.group(2)), number(match.group(3)), year, found);
    }
    for (var match : PLAIN.matcher(in.folded).results().toList()) {
      date(
          in,
          match,
          match.group(1),
          number(match.group(3)),
          number(match.group(4)),
          number(match.group(1)),
          found);
    }
    PERIOD.matcher(in.folded).results().forEach(m -> period(in, m, known, found));
  }

  private static void date(
      Passage in,
      MatchResult match,
      @Nullable String said,
      int month,
      int day,
      int year,
      Findings found) {
    var longest =
        month < 1 || month > 12
            ? 0
            : YearMonth.of(said == null ? 2024 : year, month).lengthOfMonth();
    if (day < 1 || day > longest) {
      found.add(
          RULE,
          STOP,
          in,
          match.start(),
          match.end(),
          "没有“%s”这一天，请核对日期。".formatted(match.group()),
          null);
      return;
    }
    var weekday = WEEKDAY.matcher(in.after(match.end(), 8));
    if (!weekday.find() || (month == 2 && day == 29 && !YearMonth.of(year, 2).isValidDay(29))) {
      return;
    }
    var date = LocalDate.of(year, month, day);
    var right = WEEKDAYS.charAt(date.getDayOfWeek().getValue() - 1);
    var written = weekday.group(1).charAt(0) == '天' ? '日' : weekday.group(1).charAt(0);
    if (right != written) {
      found.add(
          RULE,
          said == null ? NOTE : REASON,
          in,
          match.start(),
          match.end() + weekday.end(),
          "%d年%d月%d日是星期%s，这里写的是星期%s。".formatted(year, month, day, right, written),
          null);
    }
  }

  private static void period(Passage in, MatchResult match, Known known, Findings found) {
    var year = match.group(1) == null ? known.today().getYear() : number(match.group(1));
    var endYear = match.group(4) == null ? year : number(match.group(4));
    var month = number(match.group(2));
    var endMonth = match.group(5) == null ? month : number(match.group(5));
    var first = day(year, month, number(match.group(3)));
    var last = day(endYear, endMonth, number(match.group(6)));
    if (first == null || last == null) {
      return;
    }
    if (last.isBefore(first)) {
      if (match.group(4) == null && endMonth < month) {
        last = last.plusYears(1);
      } else {
        found.add(RULE, STOP, in, match.start(), match.end(), "结束日期早于开始日期，请核对。", null);
        return;
      }
    }
    length(in, match, first, last, known, found);
  }

  /** “共5个工作日” against the days from first to last. */
  private static void length(
      Passage in, MatchResult match, LocalDate first, LocalDate last, Known known, Findings found) {
    var from = Math.max(in.sentenceStart(match.start()), match.start() - 24);
    var to = Math.min(in.sentenceEnd(match.end()), match.end() + 24);
    var said = LENGTH.matcher(in.folded).region(from, to);
    while (said.find()) {
      if (said.start() < match.end() && said.end() > match.start()) {
        continue;
      }
      var days = Figures.count(said.group(1));
      var working = said.group(2).equals("工作日");
      var counted =
          working
              ? known.workingDays().between(first, last).orElse(days)
              : (int) (last.toEpochDay() - first.toEpochDay()) + 1;
      if (days != counted && days != counted - 1) {
        found.add(
            RULE,
            REASON,
            in,
            said.start(),
            said.end(),
            "%s到%s一共是 %d 个%s，这里写的是 %d 个。"
                .formatted(words(first), words(last), counted, working ? "工作日" : "自然日", days),
            null);
      }
    }
  }

  private static String words(LocalDate day) {
    return "%d月%d日".formatted(day.getMonthValue(), day.getDayOfMonth());
  }

  private static @Nullable LocalDate day(int year, int month, int day) {
    return month < 1 || month > 12 || day < 1 || day > YearMonth.of(year, month).lengthOfMonth()
        ? null
        : LocalDate.of(year, month, day);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
