package org.shenfa.indicators;

import static java.util.Map.entry;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;

/** The thresholds as the migration sets them, for tests without a database. */
final class LimitsOfLaw {
  private static final Map<Limit, String> VALUES =
      Map.ofEntries(
          entry(Limit.VISIT_SECONDS, "15"),
          entry(Limit.VISIT_SHARE, "5"),
          entry(Limit.VISITS_A_DAY, "20"),
          entry(Limit.VISIT_DAYS, "7"),
          entry(Limit.HOME_WINDOW, "P14D"),
          entry(Limit.NEWS_WINDOW, "P14D"),
          entry(Limit.NOTICE_WINDOW, "P6M"),
          entry(Limit.NEAR_PERCENT, "80"),
          entry(Limit.STALE_COLUMNS, "5"),
          entry(Limit.LONG_STALE_COLUMNS, "10"),
          entry(Limit.BLANK_COLUMNS, "5"),
          entry(Limit.LETTER_AGE, "P3M"),
          entry(Limit.REPLY_DAYS, "5"),
          entry(Limit.ELEMENTS_LACKING, "4"),
          entry(Limit.GUIDES_LACKING, "5"),
          entry(Limit.PASS, "60"),
          entry(Limit.BONUS, "80"),
          entry(Limit.LINK_POINTS, "0.5"),
          entry(Limit.LINK_MOST, "8"),
          entry(Limit.COLUMN_MOST, "16"),
          entry(Limit.ELEMENT_MOST, "16"));

  static final Limits NOW =
      new Limits(
          Arrays.stream(Limit.values())
              .map(l ->
                  new Threshold(
                      l,
                      VALUES.getOrDefault(
                          l,
                          l.unit().equals("期间") ? "P1Y" : l.name().endsWith("MOST") ? "10" : "2"),
                      LocalDate.of(2019, 4, 1),
                      "测试",
                      Threshold.Mark.CONFIRMED))
              .toList(),
          LocalDate.of(2026, 11, 26));

  private LimitsOfLaw() {}
}
