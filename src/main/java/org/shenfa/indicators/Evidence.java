package org.shenfa.indicators;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shenfa.inspection.FaultKind;
import org.shenfa.inspection.FaultLine;
import org.shenfa.inspection.Visit;

/**
 * 检查依据: the facts of one moment that the indicators are judged by.
 *
 * @param at when they were taken
 * @param home day of the newest content on the home page, null while there is none
 * @param faults those that are there and nobody called a false alarm, by kind
 * @param served whether the last scan found the ways to write to the office and to its services
 *     open
 */
record Evidence(
    Instant at,
    List<Visit> visits,
    @Nullable LocalDate home,
    List<ColumnFact> columns,
    List<LetterFact> letters,
    List<FeedbackFact> feedback,
    List<GuideFact> guides,
    Map<FaultKind, List<FaultLine>> faults,
    boolean served) {

  /**
   * 一个栏目.
   *
   * @param address its folder on the site, without slashes at its ends
   * @param last day of its newest article
   * @param since day from which it is there
   * @param excused whether two people agreed that it need not be updated
   */
  record ColumnFact(
      String slug,
      String address,
      String name,
      ColumnClass kind,
      boolean firstLevel,
      @Nullable LocalDate last,
      LocalDate since,
      boolean excused) {

    /** Whether the check looks at it: of some classes only the first level has a window. */
    boolean looked() {
      return firstLevel || !kind.firstLevelOnly();
    }

    Freshness on(LocalDate day, Limits limits) {
      return Freshness.of(
          last,
          since,
          limits.period(kind.window()),
          limits.number(Limit.NEAR_PERCENT),
          excused,
          day);
    }
  }

  /**
   * 一封没有答复的来信.
   *
   * @param due last day for a simple question, null while a year on the way has no calendar
   */
  record LetterFact(String number, LocalDate received, @Nullable LocalDate due, long unit) {}

  /** 一项没有反馈的征集 and the last day for its result. */
  record FeedbackFact(String number, String title, LocalDate due, long unit) {}

  /** 一件办事指南 and the classes of elements it lacks. */
  record GuideFact(String number, String title, @Nullable String path, List<String> lacking) {}

  List<FaultLine> of(FaultKind kind) {
    return faults.getOrDefault(kind, List.of());
  }
}
