package org.shenfa.inspection;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.shenfa.Shenfa;
import org.shenfa.inspection.LinkAttempt.Outcome;

/** 链接结论: what all looks at an address say together. Pure. */
public enum LinkVerdict {
  GOOD("打得开"),
  /** Failed, but not often enough to be believed. */
  SUSPECT("待复查"),
  BROKEN("已失效"),
  /** Nobody knows; no deduction. */
  UNCERTAIN("不能判断");

  /** Failures in a row before one is believed. */
  static final int FAILURES = 3;

  /** On so many different days. */
  static final int DAYS = 2;

  /** And so far apart in the day: what fails at night alone may be maintained at night. */
  static final Duration APART = Duration.ofHours(5);

  private final String label;

  LinkVerdict(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** What the looks say, in whatever order they come. */
  public static LinkVerdict of(List<LinkAttempt> all) {
    var newest = all.stream().sorted(Comparator.comparing(LinkAttempt::at).reversed()).toList();
    if (newest.isEmpty()) {
      return UNCERTAIN;
    }
    return switch (newest.getFirst().outcome()) {
      case OPENED -> GOOD;
      case WALLED, NOT_ASKED -> UNCERTAIN;
      case FAILED ->
          believed(newest.stream().takeWhile(a -> a.outcome() == Outcome.FAILED).toList())
              ? BROKEN
              : SUSPECT;
    };
  }

  private static boolean believed(List<LinkAttempt> failures) {
    var days =
        failures.stream()
            .map(a -> a.at().atZone(Shenfa.ZONE).toLocalDate())
            .collect(Collectors.toSet());
    var hours =
        failures.stream()
            .mapToLong(a -> a.at().atZone(Shenfa.ZONE).toLocalTime().toSecondOfDay())
            .summaryStatistics();
    return failures.size() >= FAILURES
        && days.size() >= DAYS
        && hours.getMax() - hours.getMin() >= APART.toSeconds();
  }
}
