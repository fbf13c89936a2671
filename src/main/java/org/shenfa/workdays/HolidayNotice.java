package org.shenfa.workdays;

import static org.shenfa.regulation.Clause.HOUSE;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.shenfa.regulation.Violations;

/**
 * 放假通知: the days a yearly notice of the State Council names, read from its own words. A sentence is
 * believed only where its weekdays and its 共 N 天 fit the year.
 *
 * @param days true for a working day, false for a day off; weekends it does not name are not there
 */
public record HolidayNotice(int year, SortedMap<LocalDate, Boolean> days) {
  private static final String DATE =
      "(?:(\\d{4})年)?(\\d{1,2})月(\\d{1,2})日(?:（[^）]*?周([一二三四五六日])[^）]*）)?";
  private static final Pattern SPAN =
      Pattern.compile(
          DATE + "(?:至(?:(\\d{4})年)?(?:(\\d{1,2})月)?(\\d{1,2})日(?:（[^）]*?周([一二三四五六日])[^）]*）)?)?");
  private static final Pattern TOLD = Pattern.compile("共(\\d{1,2})天");
  private static final String WEEKDAYS = "一二三四五六日";

  public HolidayNotice {
    days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
  }

  /**
   * Reads a notice, as “元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。”.
   *
   * @param text of the notice or of the part that names the days
   * @throws Violations where it names no day, a day that does not exist, or one that does not fit
   */
  public static HolidayNotice read(int year, String text) {
    var days = new TreeMap<LocalDate, Boolean>();
    var wrong = new Violations.Gathering();
    for (var sentence :
        text.replaceAll("\\s+", "").replace('(', '（').replace(')', '）').split("[。；;]")) {
      sentence(year, sentence, days, wrong);
    }
    wrong.refuseIf(
        days.isEmpty() && wrong.found().isEmpty(),
        HOUSE,
        "text",
        "没有读出一个放假或者上班的日子，请粘贴通知里“1月1日（周几）至3日放假”这样的几句。");
    wrong.throwIfAny();
    return new HolidayNotice(year, days);
  }

  private static void sentence(
      int year, String sentence, SortedMap<LocalDate, Boolean> days, Violations.Gathering wrong) {
    var off = 0;
    for (var part : sentence.split("，")) {
      var works = part.contains("上班");
      if (works || part.contains("放假") || part.contains("补休")) {
        for (var found : SPAN.matcher(part).results().toList()) {
          off += span(year, found, works, days, wrong);
        }
      }
    }
    var told = TOLD.matcher(sentence);
    if (told.find()) {
      wrong.refuseIf(
          off != Integer.parseInt(told.group(1)),
          HOUSE,
          "text",
          "“" + sentence + "”写着" + told.group() + "，读出来是 " + off + " 天，请核对。");
    }
  }

  /** Takes up the days from one date to another; the answer is how many of them are off. */
  private static int span(
      int year,
      MatchResult found,
      boolean works,
      SortedMap<LocalDate, Boolean> days,
      Violations.Gathering wrong) {
    try {
      var first = date(year, found.group(1), found.group(2), found.group(3));
      fits(first, found.group(4), wrong);
      var last = first;
      if (found.group(7) != null) {
        var month = found.group(6) == null ? found.group(2) : found.group(6);
        last = date(first.getYear(), found.group(5), month, found.group(7));
        fits(last, found.group(8), wrong);
      }
      if (last.isBefore(first) || first.plusDays(30).isBefore(last)) {
        wrong.refuseIf(true, HOUSE, "text", "“" + found.group() + "”从头到尾不对，跨年的请写明年份。");
        return 0;
      }
      var all = first.datesUntil(last.plusDays(1)).toList();
      all.forEach(day -> days.put(day, works));
      return works ? 0 : all.size();
    } catch (DateTimeException noSuchDay) {
      wrong.refuseIf(true, HOUSE, "text", "“" + found.group() + "”：没有这一天。");
      return 0;
    }
  }

  private static LocalDate date(int year, String written, String month, String day) {
    return LocalDate.of(
        written == null ? year : Integer.parseInt(written),
        Integer.parseInt(month),
        Integer.parseInt(day));
  }

  private static void fits(LocalDate day, String weekday, Violations.Gathering wrong) {
    var is = WEEKDAYS.substring(day.getDayOfWeek().getValue() - 1, day.getDayOfWeek().getValue());
    wrong.refuseIf(
        weekday != null && !weekday.equals(is),
        HOUSE,
        "text",
        "%d年%d月%d日是周%s，通知里写的是周%s：年份对吗？"
            .formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth(), is, weekday));
  }
}
